#include "engine/tensor/safetensors_writer.h"

#include "engine/base/error.h"
#include "engine/base/json.h"

#include <array>
#include <ostream>
#include <sstream>

namespace seq {

namespace {

std::string_view formatName(const std::string& tensor, Dtype dtype)
{
    switch (dtype) {
    case Dtype::F32:
        return "F32";
    case Dtype::F64:
        return "F64";
    case Dtype::F16:
        return "F16";
    case Dtype::BF16:
        return "BF16";
    case Dtype::I8:
        return "I8";
    case Dtype::I32:
        return "I32";
    case Dtype::I64:
        return "I64";
    case Dtype::U8:
        return "U8";
    default:
        throw unsupported("{}: a safetensors file holds no block types", tensor);
    }
}

std::string header(const std::map<std::string, Tensor>& tensors,
    const std::map<std::string, std::string>& metadata)
{
    std::ostringstream out;
    JsonWriter json(out);
    json.beginObject();
    if (!metadata.empty()) {
        json.key("__metadata__").beginObject();
        for (const auto& [name, value] : metadata)
            json.member(name, value);
        json.endObject();
    }
    std::int64_t offset = 0;
    for (const auto& [name, tensor] : tensors) {
        json.key(name).beginObject().member("dtype", formatName(name, tensor.dtype()));
        json.key("shape").beginArray();
        for (int axis = 0; axis < tensor.shape().rank(); ++axis)
            json.value(tensor.size(axis));
        json.endArray().key("data_offsets").beginArray();
        json.value(offset).value(offset + tensor.bytes()).endArray().endObject();
        offset += tensor.bytes();
    }
    json.endObject();
    std::string text = out.str();
    text.resize((text.size() + 7) / 8 * 8, ' '); // so that the tensors are aligned
    return text;
}

} // namespace

void writeSafetensors(std::ostream& out, const std::map<std::string, Tensor>& tensors,
    const std::map<std::string, std::string>& metadata)
{
    const std::string text = header(tensors, metadata);
    std::array<char, 8> length{};
    for (std::size_t i = 0; i < length.size(); ++i)
        length[i] = char(std::uint64_t(text.size()) >> (8 * i));
    out.write(length.data(), length.size());
    out << text;
    for (const auto& [name, tensor] : tensors) {
        const Tensor dense = tensor.to(Device{}).contiguous();
        const auto bytes = dense.host<std::byte>();
        out.write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
    }
}

} // namespace seq
