#include "widgets/inspector/known_texts.h"

#include "engine/base/error.h"
#include "engine/base/utf8.h"
#include "engine/experiment/params.h"
#include "engine/figure/axes.h"

#include <filesystem>

namespace seq {
namespace {

std::string bytesOf(const std::string& written) // empty: too long, or not there
try {
    std::error_code error;
    const bool file = written.starts_with('@');
    if (file && std::filesystem::file_size(written.substr(1), error) > KnownTexts::kMost) return {};
    std::string bytes = TextRef{written}.bytes();
    return bytes.size() > KnownTexts::kMost ? std::string() : bytes;
} catch (const Error&) {
    return {};
}

QString hexadecimal(std::string_view bytes)
{
    return QString::fromLatin1(
        QByteArray(bytes.data(), qsizetype(bytes.size())).toHex(' ').toUpper());
}

} // namespace

void KnownTexts::read(const Document& document)
{
    std::map<std::string, std::shared_ptr<const Text>> now;
    const auto add = [&](const std::string& written) {
        if (now.contains(written)) return;
        if (auto known = texts_.extract(written)) {
            now.insert(std::move(known));
            return;
        }
        std::string bytes = bytesOf(written);
        const SourceId source = sourceOf("text", bytes);
        TextPlaces places(bytes);
        const bool some = !bytes.empty();
        now[written] = some
            ? std::make_shared<const Text>(Text{std::move(bytes), source, std::move(places)})
            : nullptr;
    };
    add(document.text);
    for (const PanelState& panel : document.panels)
        for (const char* field : {"text", "prompt"})
            if (const Value* value = panel.values.find(field))
                if (const auto* written = std::get_if<std::string>(value)) add(*written);
    texts_ = std::move(now);
}

std::optional<KnownTexts::Slice> KnownTexts::slice(const Ref& ref) const
{
    for (const auto& [written, text] : texts_) {
        if (!text || text->source != ref.source) continue;
        const auto size = std::int64_t(text->bytes.size());
        if (ref.begin < 0 || ref.begin >= ref.end || ref.end > size) return {};
        const std::string bytes
            = text->bytes.substr(std::size_t(ref.begin), std::size_t(ref.end - ref.begin));
        return Slice{
            isUtf8(bytes) ? QString::fromStdString(visibleText(bytes)) : hexadecimal(bytes),
            text->places.characterAt(ref.begin), text->places.characterAt(ref.end - 1) + 1};
    }
    return {};
}

} // namespace seq
