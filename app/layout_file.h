#pragma once
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

namespace seq {

// The layouts that the user named: {"version": 1, "layouts": {"lecture": "…"}}. What is not
// understood in it is written back; a damaged file is put aside, a newer one left alone.
class LayoutFile {
public:
    static constexpr int kVersion = 1;
    explicit LayoutFile(std::filesystem::path file = {}); // empty: kept nowhere
    const std::map<std::string, std::string>& all() const { return layouts_; } // by name
    void set(const std::string& name, const std::string& layout);
    void remove(const std::string& name);

private:
    void write();
    std::filesystem::path file_;
    nlohmann::ordered_json rest_;
    std::map<std::string, std::string> layouts_;
    bool damaged_ = false, newer_ = false;
};

} // namespace seq
