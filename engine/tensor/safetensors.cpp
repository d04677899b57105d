#include "engine/tensor/safetensors.h"

#include "engine/base/error.h"
#include "engine/base/json.h"

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <set>
#include <unordered_set>

namespace seq {

namespace {

constexpr std::uint64_t kMaxHeader = 100'000'000; // the format's own limit

Dtype dtypeOf(const std::string& code, const std::string& file, const std::string& tensor)
{
    static const std::map<std::string_view, Dtype> known{{"F32", Dtype::F32}, {"F64", Dtype::F64},
        {"F16", Dtype::F16}, {"BF16", Dtype::BF16}, {"I8", Dtype::I8}, {"I32", Dtype::I32},
        {"I64", Dtype::I64}, {"U8", Dtype::U8}, {"BOOL", Dtype::U8}};
    const auto found = known.find(code);
    if (found == known.end())
        throw unsupported(
            "{}: the tensor {} is of type {}, which this program cannot read; it reads "
            "F64, F32, F16, BF16, I64, I32, I8, U8, BOOL",
            file, tensor, code);
    return found->second;
}

// The library keeps one of two equal keys silently; the file is damaged then.
Json parseHeader(std::string_view text, const std::string& file)
{
    std::unordered_set<std::string> seen;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& value) {
        if (depth == 1 && event == Json::parse_event_t::key
            && !seen.insert(value.get<std::string>()).second)
            throw badInput(
                "{} is damaged: the tensor {} stands there twice", file, value.get<std::string>());
        return true;
    };
    try {
        Json header = Json::parse(text, watch);
        if (!header.is_object())
            throw badInput("{} is damaged: its header is no JSON object", file);
        return header;
    } catch (const nlohmann::json::exception& e) {
        throw badInput("{} is damaged: its header is not valid JSON: {}", file, e.what());
    }
}

std::vector<std::int64_t> numbers(
    const Json& entry, const char* key, const std::string& file, const std::string& tensor)
{
    const auto found = entry.is_object() ? entry.find(key) : entry.end();
    if (!entry.is_object() || found == entry.end() || !found->is_array())
        throw badInput("{} is damaged: the tensor {} has no list \"{}\"", file, tensor, key);
    std::vector<std::int64_t> out;
    for (const Json& number : *found) {
        if (!number.is_number_unsigned() || number.get<std::uint64_t>() > std::uint64_t(1) << 48)
            throw badInput("{} is damaged: \"{}\" of the tensor {} holds {}; whole numbers up to "
                           "2^48 are right",
                file, key, tensor, number.is_number() ? number.dump() : std::string(number.type_name()));
        out.push_back(number.get<std::int64_t>());
    }
    return out;
}

SafetensorsFile::TensorInfo describe(
    const std::string& file, const std::string& name, const Json& entry, std::int64_t dataSize)
{
    const auto extents = numbers(entry, "shape", file, name);
    const auto offsets = numbers(entry, "data_offsets", file, name);
    const auto type = entry.find("dtype");
    if (type == entry.end() || !type->is_string())
        throw badInput("{} is damaged: the tensor {} has no \"dtype\"", file, name);
    if (extents.size() > Shape::kMaxRank)
        throw unsupported("{}: the tensor {} has {} axes; at most {} can be read", file, name,
            extents.size(), Shape::kMaxRank);
    SafetensorsFile::TensorInfo t{name, {}, dtypeOf(type->get<std::string>(), file, name), 0};
    std::int64_t elements = 1;
    for (const std::int64_t extent : extents)
        if (__builtin_mul_overflow(elements, extent, &elements) || elements > std::int64_t(1) << 48)
            throw badInput("{}: the tensor {} announces more than 2^48 elements", file, name);
    t.shape = Shape(extents);
    const std::int64_t size = elements * info(t.dtype).blockBytes;
    if (offsets.size() != 2 || offsets[1] - offsets[0] != size)
        throw badInput(
            "{} is damaged: the tensor {} of shape {} {} takes {} bytes; its \"data_offsets\" "
            "say {}",
            file, name, t.shape.text(), info(t.dtype).name, size, entry["data_offsets"].dump());
    if (offsets[1] > dataSize)
        throw badInput(
            "{} is truncated or damaged: the tensor {} needs the data bytes {} to {}, and "
            "the file has {}",
            file, name, offsets[0], offsets[1], dataSize);
    t.offset = offsets[0];
    return t;
}

} // namespace

std::shared_ptr<const SafetensorsFile> SafetensorsFile::open(const std::filesystem::path& path)
{
    std::shared_ptr<SafetensorsFile> file(new SafetensorsFile);
    file->file_ = MappedFile::open(path);
    file->parse();
    file->storage_
        = Storage::borrow(file->bytes().data(), std::int64_t(file->bytes().size()), file->file_);
    return file;
}

void SafetensorsFile::parse()
{
    const std::string name = path().string();
    const auto all = bytes();
    std::uint64_t size = 0;
    if (all.size() >= 8) std::memcpy(&size, all.data(), 8);
    if (all.size() < 8 || size > all.size() - 8 || size > kMaxHeader)
        throw badInput(
            "{} is no safetensors file, or truncated: it announces a header of {} bytes in a "
            "file of {}",
            name, size, all.size());
    const Json header
        = parseHeader({reinterpret_cast<const char*>(all.data()) + 8, std::size_t(size)}, name);
    const auto start = std::int64_t(8 + size);
    tensors_.reserve(header.size()); // names are indexed by address: no moving
    for (const auto& [key, entry] : header.items()) {
        if (key == "__metadata__") {
            for (const auto& [k, v] : entry.items())
                if (v.is_string()) metadata_[k] = v.get<std::string>();
            continue;
        }
        tensors_.push_back(describe(name, key, entry, std::int64_t(all.size()) - start));
        tensors_.back().offset += start;
        index_.emplace(tensors_.back().name, tensors_.size() - 1);
    }
    checkOverlaps();
}

void SafetensorsFile::checkOverlaps() const
{
    std::vector<const TensorInfo*> order;
    for (const TensorInfo& t : tensors_)
        if (t.shape.elements() > 0) order.push_back(&t);
    std::sort(order.begin(), order.end(), [](auto* a, auto* b) { return a->offset < b->offset; });
    for (std::size_t i = 1; i < order.size(); ++i) {
        const TensorInfo& before = *order[i - 1];
        if (before.offset + before.shape.elements() * info(before.dtype).blockBytes
            > order[i]->offset)
            throw badInput("{} is damaged: the tensors {} and {} overlap", path().string(),
                before.name, order[i]->name);
    }
}

const SafetensorsFile::TensorInfo* SafetensorsFile::find(std::string_view name) const
{
    const auto found = index_.find(name);
    return found == index_.end() ? nullptr : &tensors_[found->second];
}

Tensor SafetensorsFile::tensor(std::string_view name) const
{
    const TensorInfo* t = find(name);
    if (!t)
        throw notFound(
            "{} has no tensor {}; it has {} tensors", path().string(), name, tensors_.size());
    const Tensor mapped = Tensor::over(storage_, t->offset, t->shape, t->dtype);
    if (t->offset % info(t->dtype).blockBytes == 0) return mapped;
    Tensor aligned = Tensor::empty(t->shape, t->dtype); // old writers did not pad the header
    std::memcpy(aligned.raw(), mapped.raw(), std::size_t(mapped.bytes()));
    return aligned;
}

SafetensorsFolder::SafetensorsFolder(const std::filesystem::path& folder)
{
    const auto single = folder / "model.safetensors";
    const auto index = folder / "model.safetensors.index.json";
    if (std::filesystem::exists(single))
        files_.push_back(SafetensorsFile::open(single));
    else if (std::filesystem::exists(index))
        openShards(folder, index);
    else
        throw notFound(
            "{} holds neither model.safetensors nor model.safetensors.index.json", folder.string());
}

void SafetensorsFolder::openShards(
    const std::filesystem::path& folder, const std::filesystem::path& index)
{
    const Json json = readJson(index);
    const auto map = json.is_object() ? json.find("weight_map") : json.end();
    if (!json.is_object() || map == json.end() || !map->is_object())
        throw badInput("{} has no object \"weight_map\"", index.string());
    std::set<std::string> names;
    for (const auto& [tensor, file] : map->items()) {
        if (!file.is_string() || std::filesystem::path(file.get<std::string>()).has_parent_path())
            throw badInput(
                "{}: the file of the tensor {} is {}; a name in the same folder is right",
                index.string(), tensor, file.is_string() ? file.get<std::string>() : std::string(file.type_name()));
        names.insert(file.get<std::string>());
    }
    for (const std::string& name : names)
        files_.push_back(SafetensorsFile::open(folder / name));
}

const SafetensorsFile* SafetensorsFolder::fileOf(std::string_view tensor) const
{
    for (const auto& file : files_)
        if (file->find(tensor)) return file.get();
    return nullptr;
}

} // namespace seq
