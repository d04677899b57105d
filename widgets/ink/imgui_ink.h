#pragma once
#include "widgets/ink/imgui_textures.h"
#include "widgets/ink/ink.h"

#include <memory>

struct ImDrawList;

namespace seq {

// Plays on OpenGL through ImGui's draw lists. The picture's vertices are kept; a hover makes the
// small overlay list alone. All calls need the view's OpenGL context to be current.
class ImGuiInk final : public Ink {
public:
    struct Options {
        TileLookup* tiles = nullptr;
        Colour highlight = lightTheme().highlight;
    };
    ImGuiInk();
    ~ImGuiInk() override;
    void setTarget(Size size, double ratio); // logical pixels; device pixels a logical one
    void setOptions(const Options& options) { options_ = options; }
    void keep(const Picture&); // makes the list that is kept
    void overlay(const Picture&, const std::vector<Ref>& hovered, Colour veil = {},
        const std::vector<Mark>& above = {}); // marks without a clip
    void render(Colour background); // both lists
    void play(const Picture&, const std::vector<Ref>& hovered = {}) override;
    int vertices() const; // of the kept list

private:
    void begin(ImDrawList&);
    void playMark(ImDrawList&, const Picture&, const Mark&);
    void draw(ImDrawList&, const RectMark&);
    void draw(ImDrawList&, const PathMark&);
    void draw(ImDrawList&, const DotsMark&);
    void draw(ImDrawList&, const ImageMark&);
    void draw(ImDrawList&, const TilesMark&);
    void draw(ImDrawList&, const TextMark&);
    void filled(ImDrawList&, const PathMark&);
    void stroked(ImDrawList&, const PathMark&);
    Options options_;
    Size size_;
    double ratio_ = 1;
    Rect visible_; // of the mark in hand: its clip
    ImGuiTextures textures_;
    std::unique_ptr<ImDrawList> kept_, over_;
};

} // namespace seq
