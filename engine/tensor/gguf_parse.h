#pragma once
#include "engine/base/error.h"
#include "engine/tensor/gguf.h"

#include <array>
#include <cstring>
#include <unordered_map>

// The inside of GgufFile: shared by its reading (gguf_parse.cpp) and its answers (gguf.cpp).
namespace seq {

namespace gguf {

// As the format numbers them.
enum Type : std::uint32_t {
    U8,
    I8,
    U16,
    I16,
    U32,
    I32,
    F32,
    Bool,
    Text,
    Array,
    U64,
    I64,
    F64,
    kTypes
};
struct TypeInfo {
    std::string_view name;
    std::size_t bytes; // 0: of its own length
};
constexpr std::array<TypeInfo, kTypes> kTypeInfo{
    {{"u8", 1}, {"i8", 1}, {"u16", 2}, {"i16", 2}, {"u32", 4}, {"i32", 4}, {"f32", 4}, {"bool", 1},
        {"text", 0}, {"array", 0}, {"u64", 8}, {"i64", 8}, {"f64", 8}}};

struct Value {
    Type type = U8, element = U8; // element: of an array
    std::uint64_t count = 1; // of an array
    std::size_t at = 0; // of the value or of an array's first element
};

} // namespace gguf

struct GgufFile::Impl {
    std::shared_ptr<const MappedFile> file;
    std::shared_ptr<Storage> storage;
    std::string name; // of the file, for messages
    std::span<const std::byte> bytes;
    std::size_t at = 0;
    std::vector<std::string_view> keys;
    std::unordered_map<std::string_view, gguf::Value> values;
    std::vector<TensorInfo> tensors;
    std::unordered_map<std::string_view, std::size_t> index;

    void need(std::uint64_t size, std::string_view what) const
    {
        if (size > bytes.size() - at)
            throw badInput(
                "{} is truncated or damaged: {} at byte {} needs {} bytes, and {} are left", name,
                what, at, size, bytes.size() - at);
    }
    template <class T> T load(std::size_t from) const
    {
        T value;
        std::memcpy(&value, bytes.data() + from, sizeof value);
        return value;
    }
    template <class T> T take(std::string_view what)
    {
        need(sizeof(T), what);
        at += sizeof(T);
        return load<T>(at - sizeof(T));
    }
    std::string_view takeText(std::string_view what, std::uint64_t limit)
    {
        const auto size = take<std::uint64_t>(what);
        if (size > limit)
            throw badInput("{}: {} at byte {} is {} bytes long; at most {} make sense", name, what,
                at - 8, size, limit);
        need(size, what);
        at += size;
        return textAt(at - size, size);
    }
    std::string_view textAt(std::size_t from, std::size_t size) const
    {
        return {reinterpret_cast<const char*>(bytes.data()) + from, size};
    }

    void parse();
    void parseKeys(std::uint64_t count);
    gguf::Value parseValue(std::string_view key, std::uint32_t type, int nesting);
    void parseArray(gguf::Value&, std::string_view key, int nesting);
    void parseTensors(std::uint64_t count);
    TensorInfo parseTensor();
    void place(std::uint64_t alignment);

    const gguf::Value* value(std::string_view key) const
    {
        const auto found = values.find(key);
        return found == values.end() ? nullptr : &found->second;
    }
    [[noreturn]] void wrongType(
        std::string_view key, const gguf::Value& v, std::string_view right) const
    {
        if (v.type == gguf::Array)
            throw badInput("{}: the key {} holds an array of {}; {} is needed", name, key,
                gguf::kTypeInfo[v.element].name, right);
        throw badInput("{}: the key {} holds {}; {} is needed", name, key,
            gguf::kTypeInfo[v.type].name, right);
    }
    std::optional<std::int64_t> whole(gguf::Type type, std::size_t from) const;
};

} // namespace seq
