#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace seq {

// Reads the fields of one protobuf message in order; every length is checked.
class ProtobufReader {
public:
    ProtobufReader(std::string_view bytes, std::string name) // `name`: of the file, for messages
        : bytes_(bytes)
        , name_(std::move(name))
    {
    }
    struct Field {
        std::uint32_t number = 0;
        std::uint8_t wire = 0; // 0 varint, 1 and 5 fixed, 2 bytes
        std::uint64_t value = 0; // of 0, 1 and 5
        std::string_view bytes; // of 2
        float real() const; // of 5
    };
    std::optional<Field> next(); // nothing: the message has ended; throws BadInput

private:
    std::uint64_t varint();
    std::uint64_t fixed(std::size_t size);
    std::string_view bytes_;
    std::size_t at_ = 0;
    std::string name_;
};

} // namespace seq
