#pragma once
#include <filesystem>
#include <fstream>

namespace seq {

// A file that is written whole or not at all: into a neighbour first, which takes its place at the
// end. Devices and pipes are written straight. Throws BadInput naming the file and the reason.
class WholeFile {
public:
    explicit WholeFile(const std::filesystem::path&);
    ~WholeFile(); // not finished: removed
    WholeFile(const WholeFile&) = delete;
    std::ostream& stream() { return out_; }
    void finish();
    // What would fail at the end of a long run is said before it.
    static void checkWritable(const std::filesystem::path&);

private:
    std::filesystem::path path_, partial_; // partial_: empty if written straight or finished
    std::ofstream out_;
};

} // namespace seq
