#pragma once
#include "engine/base/mapped_file.h"
#include "engine/tensor/tensor.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

// A GGUF file (versions 2 and 3, little endian), memory-mapped; everything in it is bounds-checked
// as it is opened. Throws BadInput naming the file, the key or tensor, what was found, what would
// be right.
class GgufFile {
public:
    struct TensorInfo {
        std::string name;
        Shape shape; // outermost first (the file counts the other way)
        Dtype dtype;
        std::int64_t offset; // in the file
    };
    static std::shared_ptr<const GgufFile> open(const std::filesystem::path&);
    ~GgufFile();

    const std::filesystem::path& path() const;
    std::span<const std::byte> bytes() const; // of the whole file
    std::optional<std::int64_t> integer(std::string_view key) const;
    std::optional<double> real(std::string_view key) const;
    std::optional<bool> boolean(std::string_view key) const;
    std::optional<std::string_view> text(std::string_view key) const;
    // Arrays; empty where the key is absent. A wrong element type throws.
    std::vector<std::string_view> texts(std::string_view key) const;
    std::vector<float> reals(std::string_view key) const;
    std::vector<std::int32_t> integers(std::string_view key) const;
    std::vector<std::string> keys() const;

    const std::vector<TensorInfo>& tensors() const;
    const TensorInfo* find(std::string_view name) const;
    Tensor tensor(std::string_view name) const; // shares the mapping; throws NotFound

private:
    struct Impl;
    explicit GgufFile(std::unique_ptr<Impl>);
    std::unique_ptr<Impl> impl_;
};

} // namespace seq
