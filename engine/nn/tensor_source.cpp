#include "engine/nn/tensor_source.h"

#include "engine/base/error.h"
#include "engine/base/nearest.h"
#include "engine/ops/convert.h"

namespace seq {

Tensor TensorSource::require(const std::string& name, const Shape& shape) const
{
    if (!has(name)) {
        const auto all = names();
        const std::vector<std::string_view> views(all.begin(), all.end());
        throw notFound("{} has no tensor {}, which its architecture needs; near it: {}", place(),
            name, nearestText(name, views));
    }
    Tensor t = tensor(name);
    if (t.shape() != shape)
        throw badInput("{}: the tensor {} has the shape {}; {} is right", place(), name,
            t.shape().text(), shape.text());
    const bool floating
        = t.dtype() == Dtype::F32 || t.dtype() == Dtype::F16 || t.dtype() == Dtype::BF16;
    if (!floating && !isQuantised(t.dtype()))
        throw unsupported(
            "{}: the tensor {} holds {}; weights are F32, F16, BF16 or a quantised type", place(),
            name, info(t.dtype()).name);
    return t;
}

Tensor TensorSource::requireFloat(const std::string& name, const Shape& shape) const
{
    return convert(require(name, shape), Dtype::F32);
}

std::vector<std::string> GgufSource::names() const
{
    std::vector<std::string> out;
    for (const auto& t : file_->tensors())
        out.push_back(t.name);
    return out;
}

std::vector<ModelFile> GgufSource::files() const
{
    return {{file_, file_->bytes()}};
}

FolderSource::FolderSource(const std::filesystem::path& folder)
    : folder_(folder)
    , weights_(folder)
{
}

std::vector<std::string> FolderSource::names() const
{
    std::vector<std::string> out;
    for (const auto& file : weights_.files())
        for (const auto& t : file->tensors())
            out.push_back(t.name);
    return out;
}

std::vector<ModelFile> FolderSource::files() const
{
    const auto config = MappedFile::open(folder_ / "config.json");
    std::vector<ModelFile> out{{config, config->bytes()}};
    for (const auto& file : weights_.files())
        out.push_back({file, file->bytes()});
    return out;
}

} // namespace seq
