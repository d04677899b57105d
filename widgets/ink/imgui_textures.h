#pragma once
#include <QImage>
#include <any>
#include <functional>
#include <map>
#include <string>

namespace seq {

// Textures of one view by what they show; those that a new picture does not use are freed. All
// calls need the view's OpenGL context to be current.
class ImGuiTextures {
public:
    ~ImGuiTextures();
    struct Texture {
        unsigned name = 0;
        int width = 0, height = 0; // in texels
        bool used = true;
        std::any kept = {};
    };
    void beginPicture(); // nothing is used yet
    void endPicture(); // frees what was not
    // `make` paints it once; smooth: linear filtering. `keep` lives as long as the texture: what
    // a key names by its address.
    const Texture& texture(const std::string& key, bool smooth, const std::function<QImage()>& make,
        std::any keep = {});

private:
    std::map<std::string, Texture> textures_;
};

} // namespace seq
