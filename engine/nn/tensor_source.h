#pragma once
#include "engine/nn/transformer.h"
#include "engine/tensor/gguf.h"
#include "engine/tensor/safetensors.h"

#include <string>
#include <string_view>
#include <vector>

namespace seq {

// The named tensors of a model, whatever the files.
class TensorSource {
public:
    virtual ~TensorSource() = default;
    virtual std::string place() const = 0; // the file or folder, for messages
    virtual bool has(const std::string& name) const = 0;
    virtual Tensor tensor(const std::string& name) const = 0; // it has it
    virtual std::vector<std::string> names() const = 0;
    virtual std::vector<ModelFile> files() const = 0;

    // A tensor that must be there, of this shape; else NotFound with the nearest names, BadInput.
    Tensor require(const std::string& name, const Shape&) const;
    // The same as F32: norms and biases.
    Tensor requireFloat(const std::string& name, const Shape&) const;
};

class GgufSource : public TensorSource {
public:
    explicit GgufSource(std::shared_ptr<const GgufFile> file)
        : file_(std::move(file))
    {
    }
    std::string place() const override { return file_->path().string(); }
    bool has(const std::string& name) const override { return file_->find(name); }
    Tensor tensor(const std::string& name) const override { return file_->tensor(name); }
    std::vector<std::string> names() const override;
    std::vector<ModelFile> files() const override;

private:
    std::shared_ptr<const GgufFile> file_;
};

class FolderSource : public TensorSource {
public:
    explicit FolderSource(const std::filesystem::path& folder);
    std::string place() const override { return folder_.string(); }
    bool has(const std::string& name) const override { return weights_.fileOf(name); }
    Tensor tensor(const std::string& name) const override
    {
        return weights_.fileOf(name)->tensor(name);
    }
    std::vector<std::string> names() const override;
    std::vector<ModelFile> files() const override;

private:
    std::filesystem::path folder_;
    SafetensorsFolder weights_;
};

} // namespace seq
