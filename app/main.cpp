#include "app/arguments.h"
#include "app/commands.h"
#include "app/interrupt.h"
#include "app/window_command.h"
#include "engine/base/error.h"
#include "engine/base/suggestion.h"
#include "engine/experiment/provenance.h"
#include "widgets/ink/export.h"

#include <filesystem>
#include <functional>
#include <iostream>
#include <map>
#include <new>
#include <sys/stat.h>
#include <unistd.h>

namespace seq {

namespace {

int versionCommand(Words)
{
    std::cout << "seqscope " << programVersion() << '\n';
    return 0;
}

const std::map<std::string, std::function<int(Words)>>& commands()
{
    static const std::map<std::string, std::function<int(Words)>> known{{"list", listCommand},
        {"help", helpCommand}, {"--help", helpCommand}, {"-h", helpCommand}, {"run", runCommand},
        {"sweep", sweepCommand}, {"bench", benchCommand}, {"--version", versionCommand}};
    return known;
}

// The window takes files; a word that names none and does not look like one is a misspelt command.
int openWindow(int& argc, char** argv, Words words)
{
    if (!words.empty() && words[0] == "lesson") return windowCommand(argc, argv, words);
    if (!words.empty() && words[0].find_first_of("./-") == std::string::npos
        && !std::filesystem::exists(words[0])) {
        std::vector<std::string> names{"lesson"};
        for (const auto& [name, run] : commands())
            if (name[0] != '-') names.push_back(name);
        throw UsageError{
            "\"" + words[0] + "\" is neither a command nor a file" + suggestion(words[0], names)};
    }
    return windowCommand(argc, argv, words);
}

// Standard output may be a full disk, or a pipe whose reader has left (`| head`: no error to tell).
int flushed(int status)
{
    if (std::cout.flush()) return status;
    struct stat output {};
    if (fstat(STDOUT_FILENO, &output) != 0 || !S_ISFIFO(output.st_mode))
        std::cerr << "standard output cannot be written: is the disk full?\n";
    return status ? status : 1;
}

int commandLine(const std::string& name, const std::function<int(Words)>& run, Words words)
{
    constexpr int kFailed = 1, kUsage = 2, kInterrupted = 130;
    try {
        return flushed(run(words));
    } catch (const UsageError& e) {
        std::cerr << "seqscope " << name << ": " << e.message << '\n';
        return kUsage;
    } catch (const Cancelled&) {
        flushed(0);
        std::cerr << "interrupted\n";
        return kInterrupted;
    } catch (const std::bad_alloc&) {
        std::cerr << "seqscope " << name << ": there is not enough memory\n";
    } catch (const std::exception& e) {
        flushed(0);
        std::cerr << "seqscope " << name << ": " << e.what() << '\n';
        const auto* error = dynamic_cast<const Error*>(&e);
        if (error && error->kind() == Error::BadValue) return kUsage;
    }
    return kFailed;
}

} // namespace

} // namespace seq

int main(int argc, char** argv)
{
    seq::prepareForExport(); // before anything that hashes
    std::ios::sync_with_stdio(false);
    const std::vector<std::string> words(argv + 1, argv + argc);
    seq::catchInterrupts();
    const auto command = words.empty() ? seq::commands().end() : seq::commands().find(words[0]);
    if (command != seq::commands().end())
        return seq::commandLine(words[0], command->second, seq::Words(words).subspan(1));
    return seq::commandLine(
        "window", [&](seq::Words all) { return seq::openWindow(argc, argv, all); }, words);
}
