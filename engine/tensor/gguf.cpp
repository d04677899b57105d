#include "engine/tensor/gguf_parse.h"

#include <limits>

namespace seq {

using namespace gguf;

std::optional<std::int64_t> GgufFile::Impl::whole(Type type, std::size_t from) const
{
    switch (type) {
    case U8:
        return load<std::uint8_t>(from);
    case I8:
        return load<std::int8_t>(from);
    case U16:
        return load<std::uint16_t>(from);
    case I16:
        return load<std::int16_t>(from);
    case U32:
        return load<std::uint32_t>(from);
    case I32:
        return load<std::int32_t>(from);
    case Bool:
        return load<std::uint8_t>(from);
    case I64:
        return load<std::int64_t>(from);
    case U64: {
        const auto value = load<std::uint64_t>(from);
        if (value > std::uint64_t(std::numeric_limits<std::int64_t>::max())) return {};
        return std::int64_t(value);
    }
    default:
        return {};
    }
}

GgufFile::GgufFile(std::unique_ptr<Impl> impl)
    : impl_(std::move(impl))
{
}

GgufFile::~GgufFile() = default;

std::shared_ptr<const GgufFile> GgufFile::open(const std::filesystem::path& path)
{
    auto impl = std::make_unique<Impl>();
    impl->file = MappedFile::open(path);
    impl->name = path.string();
    impl->bytes = impl->file->bytes();
    impl->parse();
    impl->storage
        = Storage::borrow(impl->bytes.data(), std::int64_t(impl->bytes.size()), impl->file);
    return std::shared_ptr<const GgufFile>(new GgufFile(std::move(impl)));
}

const std::filesystem::path& GgufFile::path() const
{
    return impl_->file->path();
}

std::span<const std::byte> GgufFile::bytes() const
{
    return impl_->bytes;
}

std::optional<std::int64_t> GgufFile::integer(std::string_view key) const
{
    const Value* v = impl_->value(key);
    if (!v) return {};
    const auto value = impl_->whole(v->type, v->at);
    if (!value || v->type == Bool) impl_->wrongType(key, *v, "a whole number below 2^63");
    return value;
}

std::optional<double> GgufFile::real(std::string_view key) const
{
    const Value* v = impl_->value(key);
    if (!v) return {};
    if (v->type == F32) return impl_->load<float>(v->at);
    if (v->type == F64) return impl_->load<double>(v->at);
    const auto value = impl_->whole(v->type, v->at);
    if (!value || v->type == Bool) impl_->wrongType(key, *v, "a number");
    return double(*value);
}

std::optional<bool> GgufFile::boolean(std::string_view key) const
{
    const Value* v = impl_->value(key);
    if (!v) return {};
    if (v->type != Bool) impl_->wrongType(key, *v, "a bool");
    return impl_->load<std::uint8_t>(v->at) != 0;
}

std::optional<std::string_view> GgufFile::text(std::string_view key) const
{
    const Value* v = impl_->value(key);
    if (!v) return {};
    if (v->type != Text) impl_->wrongType(key, *v, "a text");
    return impl_->textAt(v->at + 8, impl_->load<std::uint64_t>(v->at));
}

std::vector<std::string_view> GgufFile::texts(std::string_view key) const
{
    const Value* v = impl_->value(key);
    if (!v) return {};
    if (v->type != Array || v->element != Text) impl_->wrongType(key, *v, "an array of texts");
    std::vector<std::string_view> out(v->count);
    std::size_t at = v->at; // bounds were checked as the file was opened
    for (std::string_view& text : out) {
        const auto size = impl_->load<std::uint64_t>(at);
        text = impl_->textAt(at + 8, size);
        at += 8 + size;
    }
    return out;
}

std::vector<float> GgufFile::reals(std::string_view key) const
{
    const Value* v = impl_->value(key);
    if (!v) return {};
    if (v->type != Array || (v->element != F32 && v->element != F64))
        impl_->wrongType(key, *v, "an array of f32 or f64");
    std::vector<float> out(v->count);
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = v->element == F32 ? impl_->load<float>(v->at + 4 * i)
                                   : float(impl_->load<double>(v->at + 8 * i));
    return out;
}

std::vector<std::int32_t> GgufFile::integers(std::string_view key) const
{
    const Value* v = impl_->value(key);
    if (!v) return {};
    const std::size_t size = v->type == Array ? kTypeInfo[v->element].bytes : 0;
    if (size == 0 || v->element == F32 || v->element == F64)
        impl_->wrongType(key, *v, "an array of whole numbers");
    std::vector<std::int32_t> out(v->count);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto value = impl_->whole(v->element, v->at + size * i);
        if (!value || *value != std::int32_t(*value))
            throw badInput(
                "{}: element {} of the key {} does not fit 32 bits", impl_->name, i, key);
        out[i] = std::int32_t(*value);
    }
    return out;
}

std::vector<std::string> GgufFile::keys() const
{
    return {impl_->keys.begin(), impl_->keys.end()};
}

const std::vector<GgufFile::TensorInfo>& GgufFile::tensors() const
{
    return impl_->tensors;
}

const GgufFile::TensorInfo* GgufFile::find(std::string_view name) const
{
    const auto found = impl_->index.find(name);
    return found == impl_->index.end() ? nullptr : &impl_->tensors[found->second];
}

Tensor GgufFile::tensor(std::string_view name) const
{
    const TensorInfo* t = find(name);
    if (!t)
        throw notFound(
            "{} has no tensor {}; it has {} tensors", impl_->name, name, impl_->tensors.size());
    return Tensor::over(impl_->storage, t->offset, t->shape, t->dtype);
}

} // namespace seq
