#include "engine/tensor/gguf_parse.h"

#include <algorithm>
#include <bit>

namespace seq {

using namespace gguf;

static_assert(std::endian::native == std::endian::little, "GGUF is read in place");

namespace {

constexpr std::size_t kMaxName = 65535;
constexpr int kMaxAxes = 4;
constexpr int kMaxNesting = 4;

struct StoredType {
    std::uint32_t id;
    Dtype dtype;
};
constexpr std::array<StoredType, 19> kStoredTypes{
    {{0, Dtype::F32}, {1, Dtype::F16}, {2, Dtype::Q4_0}, {3, Dtype::Q4_1}, {6, Dtype::Q5_0},
        {7, Dtype::Q5_1}, {8, Dtype::Q8_0}, {10, Dtype::Q2_K}, {11, Dtype::Q3_K}, {12, Dtype::Q4_K},
        {13, Dtype::Q5_K}, {14, Dtype::Q6_K}, {20, Dtype::IQ4_NL}, {23, Dtype::IQ4_XS},
        {24, Dtype::I8}, {26, Dtype::I32}, {27, Dtype::I64}, {28, Dtype::F64}, {30, Dtype::BF16}}};

std::string knownTypes()
{
    std::string out;
    for (const StoredType& t : kStoredTypes)
        out += (out.empty() ? "" : ", ") + std::to_string(t.id) + " "
            + std::string(info(t.dtype).name);
    return out;
}

} // namespace

void GgufFile::Impl::parse()
{
    if (bytes.size() < 4 || std::memcmp(bytes.data(), "GGUF", 4) != 0)
        throw badInput("{} is no GGUF file: it does not begin with \"GGUF\"", name);
    at = 4;
    const auto version = take<std::uint32_t>("the version");
    if (version == 0x02000000 || version == 0x03000000)
        throw unsupported(
            "{} is a big-endian GGUF file; only little-endian ones can be read", name);
    if (version != 2 && version != 3)
        throw unsupported("{} is GGUF version {}; versions 2 and 3 can be read", name, version);
    const auto tensorCount = take<std::uint64_t>("the number of tensors");
    const auto keyCount = take<std::uint64_t>("the number of keys");
    // the shortest key takes 8 + 4 + 1 bytes, the shortest tensor 8 + 4 + 4 + 8
    if (keyCount > bytes.size() / 13 || tensorCount > bytes.size() / 24)
        throw badInput(
            "{} is truncated or damaged: {} keys and {} tensors cannot stand in {} bytes", name,
            keyCount, tensorCount, bytes.size());
    parseKeys(keyCount);
    std::uint64_t alignment = 32;
    if (const Value* v = value("general.alignment")) {
        const auto given = whole(v->type, v->at).value_or(0);
        if (given < 8 || given > 1 << 20 || !std::has_single_bit(std::uint64_t(given)))
            throw badInput(
                "{}: general.alignment is {}; a power of two from 8 is needed", name, given);
        alignment = std::uint64_t(given);
    }
    parseTensors(tensorCount);
    place(alignment);
}

void GgufFile::Impl::parseKeys(std::uint64_t count)
{
    values.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::string_view key = takeText("a key's name", kMaxName);
        const auto type = take<std::uint32_t>("a key's type");
        if (!values.emplace(key, parseValue(key, type, 0)).second)
            throw badInput("{} is damaged: the key {} stands there twice", name, key);
        keys.push_back(key);
    }
}

gguf::Value GgufFile::Impl::parseValue(std::string_view key, std::uint32_t type, int nesting)
{
    if (type >= kTypes)
        throw badInput(
            "{}: the key {} is of type {}; types 0 to {} are known", name, key, type, kTypes - 1);
    Value v;
    v.type = Type(type);
    v.at = at;
    if (v.type == Text)
        takeText(key, bytes.size());
    else if (v.type == Array)
        parseArray(v, key, nesting);
    else {
        need(kTypeInfo[type].bytes, key);
        at += kTypeInfo[type].bytes;
    }
    return v;
}

// Only walks over the elements: a vocabulary of any size costs no memory.
void GgufFile::Impl::parseArray(Value& v, std::string_view key, int nesting)
{
    const auto element = take<std::uint32_t>(key);
    v.count = take<std::uint64_t>(key);
    v.at = at;
    if (element >= kTypes || nesting >= kMaxNesting)
        throw badInput("{}: the key {} is an array of type {} at depth {}; types 0 to {} and {} "
                       "levels are known",
            name, key, element, nesting, kTypes - 1, kMaxNesting);
    v.element = Type(element);
    const std::size_t size = kTypeInfo[element].bytes;
    const std::size_t least = size ? size : element == Text ? 8 : 12;
    if (v.count > (bytes.size() - at) / least)
        throw badInput("{} is truncated or damaged: the key {} announces {} elements, and {} bytes "
                       "are left",
            name, key, v.count, bytes.size() - at);
    if (size)
        at += v.count * size;
    else if (element == Text)
        for (std::uint64_t i = 0; i < v.count; ++i)
            takeText(key, bytes.size());
    else
        for (std::uint64_t i = 0; i < v.count; ++i)
            parseValue(key, Array, nesting + 1);
}

void GgufFile::Impl::parseTensors(std::uint64_t count)
{
    tensors.reserve(count); // names are indexed by address: no moving
    index.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i) {
        tensors.push_back(parseTensor());
        if (!index.emplace(tensors.back().name, tensors.size() - 1).second)
            throw badInput(
                "{} is damaged: the tensor {} stands there twice", name, tensors.back().name);
    }
}

GgufFile::TensorInfo GgufFile::Impl::parseTensor()
{
    TensorInfo t;
    t.name = takeText("a tensor's name", kMaxName);
    const auto axes = take<std::uint32_t>(t.name);
    if (axes > kMaxAxes)
        throw badInput(
            "{}: the tensor {} has {} axes; at most {} make sense", name, t.name, axes, kMaxAxes);
    std::array<std::int64_t, kMaxAxes> extents{};
    std::int64_t elements = 1;
    for (std::uint32_t axis = 0; axis < axes; ++axis) {
        const auto extent = take<std::uint64_t>(t.name);
        if (extent == 0 || extent > std::uint64_t(1) << 48
            || __builtin_mul_overflow(elements, std::int64_t(extent), &elements)
            || elements > std::int64_t(1) << 48)
            throw badInput("{}: axis {} of the tensor {} has {} elements; 1 to 2^48 in all can be",
                name, axis, t.name, extent);
        extents[axes - 1 - axis] = std::int64_t(extent);
    }
    t.shape = Shape(std::span(extents.data(), axes));
    const auto type = take<std::uint32_t>(t.name);
    const auto known = std::find_if(kStoredTypes.begin(), kStoredTypes.end(),
        [&](const StoredType& s) { return s.id == type; });
    if (known == kStoredTypes.end())
        throw unsupported(
            "{}: the tensor {} is of type {}, which this program cannot read; it reads {}", name,
            t.name, type, knownTypes());
    t.dtype = known->dtype;
    const std::int64_t row = axes ? extents[axes - 1] : 1;
    if (row % info(t.dtype).blockElements != 0)
        throw badInput(
            "{}: rows of the tensor {} hold {} elements; a multiple of {} is right for {}", name,
            t.name, row, info(t.dtype).blockElements, info(t.dtype).name);
    const auto offset = take<std::uint64_t>(t.name);
    if (offset > bytes.size())
        throw badInput(
            "{} is truncated or damaged: the tensor {} begins {} bytes into the data of a "
            "file of {} bytes",
            name, t.name, offset, bytes.size());
    t.offset = std::int64_t(offset);
    return t;
}

// Offsets are counted from the first aligned byte after the last tensor's description.
void GgufFile::Impl::place(std::uint64_t alignment)
{
    const std::uint64_t start = (at + alignment - 1) / alignment * alignment;
    for (TensorInfo& t : tensors) {
        const std::int64_t row = t.shape.rank() ? t.shape[t.shape.rank() - 1] : 1;
        const auto size = std::uint64_t(t.shape.elements() / row * rowBytes(t.dtype, row));
        const std::uint64_t from = start + std::uint64_t(t.offset);
        if (std::uint64_t(t.offset) % alignment != 0)
            throw badInput("{} is damaged: the tensor {} begins at {}, which is no multiple of {}",
                name, t.name, t.offset, alignment);
        if (from > bytes.size() || size > bytes.size() - from)
            throw badInput(
                "{} is truncated or damaged: the tensor {} needs the bytes {} to {}, and "
                "the file has {}",
                name, t.name, from, from + size, bytes.size());
        t.offset = std::int64_t(from);
    }
}

} // namespace seq
