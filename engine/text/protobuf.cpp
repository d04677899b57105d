#include "engine/text/protobuf.h"

#include "engine/base/error.h"

#include <bit>

namespace seq {

float ProtobufReader::Field::real() const
{
    return std::bit_cast<float>(std::uint32_t(value));
}

std::uint64_t ProtobufReader::varint()
{
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        if (at_ >= bytes_.size()) break;
        const auto byte = std::uint8_t(bytes_[at_++]);
        value |= std::uint64_t(byte & 0x7F) << shift;
        if (byte < 0x80) return value;
    }
    throw badInput("{}: damaged protobuf: a number does not end at byte {}", name_, at_);
}

std::uint64_t ProtobufReader::fixed(std::size_t size)
{
    if (size > bytes_.size() - at_)
        throw badInput("{}: damaged protobuf: it ends inside a number", name_);
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value |= std::uint64_t(std::uint8_t(bytes_[at_ + i])) << (8 * i);
    at_ += size;
    return value;
}

std::optional<ProtobufReader::Field> ProtobufReader::next()
{
    if (at_ == bytes_.size()) return std::nullopt;
    const std::uint64_t tag = varint();
    Field field{std::uint32_t(tag >> 3), std::uint8_t(tag & 7), 0, {}};
    if (tag >> 3 == 0 || tag >> 32 != 0)
        throw badInput("{}: damaged protobuf: field number {}", name_, tag >> 3);
    if (field.wire == 0) {
        field.value = varint();
    } else if (field.wire == 1 || field.wire == 5) {
        field.value = fixed(field.wire == 1 ? 8 : 4);
    } else if (field.wire == 2) {
        const std::uint64_t length = varint();
        if (length > bytes_.size() - at_)
            throw badInput("{}: damaged protobuf: field {} of {} bytes, but {} are left", name_,
                field.number, length, bytes_.size() - at_);
        field.bytes = bytes_.substr(at_, length);
        at_ += length;
    } else {
        throw badInput("{}: damaged protobuf: wire type {}", name_, int(field.wire));
    }
    return field;
}

} // namespace seq
