#include "widgets/ink/imgui_ink.h"

#include "engine/figure/cell.h"

#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <algorithm>
#include <imgui.h>
#include <imgui/backends/imgui_impl_opengl3.h>

namespace seq {
namespace {

// One ImGui context serves all views; it lives as long as the program. After one frame its shared
// data knows the font texture and that vertex offsets are allowed.
void ensureContext()
{
    static const bool ready = [] {
        IMGUI_CHECKVERSION();
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.LogFilename = nullptr;
        io.DisplaySize = {1, 1};
        ImGui_ImplOpenGL3_Init("#version 150");
        ImGui_ImplOpenGL3_NewFrame();
        ImGui::NewFrame();
        ImGui::EndFrame();
        return true;
    }();
    static_cast<void>(ready);
}

} // namespace

ImGuiInk::ImGuiInk()
{
    ensureContext();
    kept_ = std::make_unique<ImDrawList>(ImGui::GetDrawListSharedData());
    over_ = std::make_unique<ImDrawList>(ImGui::GetDrawListSharedData());
}

ImGuiInk::~ImGuiInk() = default;

void ImGuiInk::setTarget(Size size, double ratio)
{
    size_ = size;
    ratio_ = ratio;
}

void ImGuiInk::begin(ImDrawList& list)
{
    list._ResetForNewFrame();
    list.Flags = ImDrawListFlags_AntiAliasedLines | ImDrawListFlags_AntiAliasedFill
        | ImDrawListFlags_AllowVtxOffset;
    list._FringeScale = float(1 / ratio_);
    list.PushTextureID(ImGui::GetIO().Fonts->TexID);
    list.PushClipRect({0, 0}, {float(size_.width), float(size_.height)});
}

void ImGuiInk::playMark(ImDrawList& list, const Picture& picture, const Mark& mark)
{
    visible_ = {0, 0, size_.width, size_.height};
    const bool clipped = mark.clip >= 0;
    if (clipped) {
        visible_ = picture.clips[std::size_t(mark.clip)];
        list.PushClipRect({float(visible_.x), float(visible_.y)},
            {float(visible_.right()), float(visible_.bottom())}, true);
    }
    std::visit([&](const auto& shape) { draw(list, shape); }, mark.shape);
    if (clipped) list.PopClipRect();
}

void ImGuiInk::keep(const Picture& picture)
{
    begin(*kept_);
    textures_.beginPicture();
    for (const Mark& mark : picture.marks)
        playMark(*kept_, picture, mark);
    textures_.endPicture();
}

void ImGuiInk::overlay(const Picture& picture, const std::vector<Ref>& hovered, Colour veil,
    const std::vector<Mark>& above)
{
    begin(*over_);
    if (veil.a)
        over_->AddRectFilled({0, 0}, {float(size_.width), float(size_.height)},
            IM_COL32(veil.r, veil.g, veil.b, veil.a));
    for (const Mark& mark : highlights(picture, hovered, options_.highlight))
        playMark(*over_, picture, mark);
    for (const Mark& mark : above)
        playMark(*over_, picture, mark);
}

void ImGuiInk::render(Colour background)
{
    QOpenGLFunctions* gl = QOpenGLContext::currentContext()->functions();
    gl->glClearColor(background.r / 255.0F, background.g / 255.0F, background.b / 255.0F, 1);
    gl->glClear(GL_COLOR_BUFFER_BIT);
    ImDrawList* lists[] = {kept_.get(), over_.get()};
    ImDrawData data;
    data.Valid = true;
    data.CmdLists = lists;
    data.CmdListsCount = 2;
    for (ImDrawList* list : lists) {
        list->_PopUnusedDrawCmd();
        data.TotalVtxCount += list->VtxBuffer.Size;
        data.TotalIdxCount += list->IdxBuffer.Size;
    }
    data.DisplaySize = {float(size_.width), float(size_.height)};
    data.FramebufferScale = {float(ratio_), float(ratio_)};
    ImGui_ImplOpenGL3_RenderDrawData(&data);
}

void ImGuiInk::play(const Picture& picture, const std::vector<Ref>& hovered)
{
    keep(picture);
    overlay(picture, hovered);
    render(picture.background);
}

int ImGuiInk::vertices() const
{
    return kept_->VtxBuffer.Size;
}

} // namespace seq
