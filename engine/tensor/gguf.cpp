#include "engine/tensor/gguf.h"

#include "engine/base/error.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <unordered_map>

namespace seq {

static_assert(std::endian::native == std::endian::little, "GGUF is read in place");

namespace {

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

struct GgufFile::Impl {
    std::shared_ptr<const MappedFile> file;
    std::shared_ptr<Storage> storage;
    std::string name; // of the file, for messages
    std::span<const std::byte> bytes;
    std::size_t at = 0;
    std::vector<std::string_view> keys;
    std::unordered_map<std::string_view, Value> values;
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
    Value parseValue(std::string_view key, std::uint32_t type, int nesting);
    void parseArray(Value&, std::string_view key, int nesting);
    void parseTensors(std::uint64_t count);
    TensorInfo parseTensor();
    void place(std::uint64_t alignment);

    const Value* value(std::string_view key) const
    {
        const auto found = values.find(key);
        return found == values.end() ? nullptr : &found->second;
    }
    [[noreturn]] void wrongType(std::string_view key, const Value& v, std::string_view right) const
    {
        const bool array = v.type == Array;
        throw badInput("{}: the key {} holds {}{}; {} is needed", name, key,
            array ? "an array of " : "", kTypeInfo[array ? v.element : v.type].name, right);
    }
    std::optional<std::int64_t> whole(Type type, std::size_t from) const;
};

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
        throw badInput("{} is damaged: {} keys and {} tensors cannot stand in {} bytes", name,
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

Value GgufFile::Impl::parseValue(std::string_view key, std::uint32_t type, int nesting)
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
