#pragma once
#include "engine/tensor/tensor.h"

#include <cstdint>
#include <cstring>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace seq {

// Writes small GGUF files for tests, right ones or, by the raw pieces, wrong ones.
class GgufWriter {
public:
    std::uint32_t version = 3;
    std::uint32_t alignment = 32; // written as a key where it is another

    template <class T> static std::string raw(T value)
    {
        return {reinterpret_cast<const char*>(&value), sizeof value};
    }
    static std::string rawText(std::string_view text)
    {
        return raw(std::uint64_t(text.size())) + std::string(text);
    }
    // Any value: the type's number and its bytes as they stand in the file.
    GgufWriter& rawKey(std::string_view name, std::uint32_t type, const std::string& value)
    {
        keys_ += rawText(name) + raw(type) + value;
        ++keyCount_;
        return *this;
    }
    GgufWriter& key(std::string_view name, std::uint32_t v) { return rawKey(name, 4, raw(v)); }
    GgufWriter& key(std::string_view name, int v) { return key(name, std::uint32_t(v)); }
    GgufWriter& key(std::string_view name, float v) { return rawKey(name, 6, raw(v)); }
    GgufWriter& key(std::string_view name, bool v) { return rawKey(name, 7, raw(std::uint8_t(v))); }
    GgufWriter& key(std::string_view name, std::uint64_t v) { return rawKey(name, 10, raw(v)); }
    GgufWriter& key(std::string_view name, double v) { return rawKey(name, 12, raw(v)); }
    GgufWriter& key(std::string_view name, std::string_view v)
    {
        return rawKey(name, 8, rawText(v));
    }
    GgufWriter& key(std::string_view name, const char* v) { return key(name, std::string_view(v)); }
    GgufWriter& key(std::string_view name, const std::vector<std::string>& list)
    {
        std::string value = raw(std::uint32_t(8)) + raw(std::uint64_t(list.size()));
        for (const std::string& text : list)
            value += rawText(text);
        return rawKey(name, 9, value);
    }
    GgufWriter& key(std::string_view name, const std::vector<float>& list)
    {
        return array(name, 6, list);
    }
    GgufWriter& key(std::string_view name, const std::vector<std::int32_t>& list)
    {
        return array(name, 5, list);
    }

    // Extents outermost first; type: the format's number; offset: as the file would have it.
    GgufWriter& rawTensor(std::string_view name, std::span<const std::int64_t> extents,
        std::uint32_t type, std::uint64_t offset, const std::string& data)
    {
        tensors_ += rawText(name) + raw(std::uint32_t(extents.size()));
        for (std::size_t i = extents.size(); i-- > 0;)
            tensors_ += raw(std::uint64_t(extents[i]));
        tensors_ += raw(type) + raw(offset);
        ++tensorCount_;
        data_ += data;
        return *this;
    }
    GgufWriter& tensor(std::string_view name, std::vector<std::int64_t> extents, std::uint32_t type,
        const std::string& data)
    {
        pad(data_, alignment);
        return rawTensor(name, extents, type, data_.size(), data);
    }
    GgufWriter& tensor(std::string_view name, const Tensor& t) // F32
    {
        std::vector<std::int64_t> extents;
        for (int axis = 0; axis < t.shape().rank(); ++axis)
            extents.push_back(t.shape()[axis]);
        const auto bytes = t.host<std::byte>();
        return tensor(
            name, extents, 0, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }

    std::string bytes() const
    {
        std::string keys = keys_;
        if (alignment != 32)
            keys += rawText("general.alignment") + raw(std::uint32_t(4)) + raw(alignment);
        std::string out
            = "GGUF" + raw(version) + raw(tensorCount_) + raw(keyCount_ + (alignment != 32));
        out += keys + tensors_;
        if (tensorCount_ > 0) pad(out, alignment);
        return out + data_;
    }
    template <class Path> void write(const Path& path) const
    {
        std::ofstream(path, std::ios::binary) << bytes();
    }

private:
    template <class T>
    GgufWriter& array(std::string_view name, std::uint32_t type, const std::vector<T>& list)
    {
        std::string value = raw(type) + raw(std::uint64_t(list.size()));
        for (const T item : list)
            value += raw(item);
        return rawKey(name, 9, value);
    }
    static void pad(std::string& text, std::size_t to)
    {
        text.resize((text.size() + to - 1) / to * to);
    }

    std::string keys_, tensors_, data_;
    std::uint64_t keyCount_ = 0, tensorCount_ = 0;
};

} // namespace seq
