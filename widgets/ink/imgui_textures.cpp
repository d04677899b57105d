#include "widgets/ink/imgui_textures.h"

#include <QOpenGLContext>
#include <QOpenGLFunctions>

namespace seq {
namespace {

QOpenGLFunctions* gl()
{
    return QOpenGLContext::currentContext()->functions();
}

} // namespace

ImGuiTextures::~ImGuiTextures()
{
    beginPicture();
    if (QOpenGLContext::currentContext()) endPicture();
}

void ImGuiTextures::beginPicture()
{
    for (auto& [key, texture] : textures_)
        texture.used = false;
}

void ImGuiTextures::endPicture()
{
    std::erase_if(textures_, [](const auto& entry) {
        if (!entry.second.used) gl()->glDeleteTextures(1, &entry.second.name);
        return !entry.second.used;
    });
}

const ImGuiTextures::Texture& ImGuiTextures::texture(
    const std::string& key, bool smooth, const std::function<QImage()>& make, std::any keep)
{
    if (const auto at = textures_.find(key); at != textures_.end()) {
        at->second.used = true;
        return at->second;
    }
    const QImage image = make().convertToFormat(QImage::Format_RGBA8888);
    Texture texture{0, image.width(), image.height(), true, std::move(keep)};
    gl()->glGenTextures(1, &texture.name);
    gl()->glBindTexture(GL_TEXTURE_2D, texture.name);
    const GLint filter = smooth ? GL_LINEAR : GL_NEAREST;
    gl()->glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
    gl()->glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
    gl()->glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    gl()->glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    gl()->glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    gl()->glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA, image.width(), image.height(), 0, GL_RGBA,
        GL_UNSIGNED_BYTE, image.constBits());
    return textures_.emplace(key, texture).first->second;
}

} // namespace seq
