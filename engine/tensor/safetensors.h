#pragma once
#include "engine/base/mapped_file.h"
#include "engine/tensor/tensor.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace seq {

// One .safetensors file, memory-mapped; its header is checked as it is opened. Throws BadInput
// naming the file, the tensor, what was found, what would be right; Unsupported: an element type.
class SafetensorsFile {
public:
    struct TensorInfo {
        std::string name;
        Shape shape;
        Dtype dtype;
        std::int64_t offset; // in the file
    };
    static std::shared_ptr<const SafetensorsFile> open(const std::filesystem::path&);

    const std::filesystem::path& path() const { return file_->path(); }
    std::span<const std::byte> bytes() const { return file_->bytes(); }
    const std::vector<TensorInfo>& tensors() const { return tensors_; } // in the file's order
    const std::map<std::string, std::string>& metadata() const { return metadata_; }
    const TensorInfo* find(std::string_view name) const;
    Tensor tensor(std::string_view name) const; // shares the mapping; throws NotFound

private:
    SafetensorsFile() = default;
    void parse();
    void checkOverlaps() const;
    std::shared_ptr<const MappedFile> file_;
    std::shared_ptr<Storage> storage_;
    std::vector<TensorInfo> tensors_;
    std::unordered_map<std::string_view, std::size_t> index_;
    std::map<std::string, std::string> metadata_;
};

// The weights of a folder: model.safetensors, or the shards of model.safetensors.index.json.
class SafetensorsFolder {
public:
    explicit SafetensorsFolder(const std::filesystem::path&); // throws NotFound if it holds neither
    const std::vector<std::shared_ptr<const SafetensorsFile>>& files() const { return files_; }
    const SafetensorsFile* fileOf(std::string_view tensor) const; // none: no file has it

private:
    void openShards(const std::filesystem::path& folder, const std::filesystem::path& index);
    std::vector<std::shared_ptr<const SafetensorsFile>> files_;
};

} // namespace seq
