#pragma once
#include <filesystem>
#include <vector>

namespace seq {

// Workspaces, models and texts that were opened, the latest first; kept in a JSON list of paths. A
// damaged list is an empty one.
class RecentFiles {
public:
    static constexpr std::size_t kKept = 20;
    explicit RecentFiles(std::filesystem::path list); // empty: kept nowhere
    void add(const std::filesystem::path&); // writes the list; a failure is no one's concern
    const std::vector<std::filesystem::path>& files() const { return files_; }

private:
    std::filesystem::path list_;
    std::vector<std::filesystem::path> files_;
};

} // namespace seq
