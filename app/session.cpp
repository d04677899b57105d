#include "app/session.h"

#include "app/whole_file.h"
#include "engine/base/error.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <sstream>
#include <unistd.h>

namespace seq {

namespace fs = std::filesystem;

namespace {

constexpr const char* kOrigin = "recovers"; // in a copy: the file that it is of
constexpr int kSteps = 100; // of the history in the file, each way
constexpr std::size_t kHistoryBytes = 2 << 20; // at most: it is written with every copy
constexpr const char* kUnasked = "ended_unasked"; // in a copy: it is not from a crash

std::string bytesOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in) throw notFound("{} cannot be read", file.string());
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

bool runs(const std::string& process)
{
    int id = 0;
    const char* end = process.data() + process.size();
    if (std::from_chars(process.data(), end, id).ptr != end || id <= 0) return true; // not ours
    return kill(id, 0) == 0 || errno == EPERM;
}

} // namespace

Session::Session(Workspace& workspace, SchemaOf schemaOf, Layout layout, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , schemaOf_(std::move(schemaOf))
    , layout_(std::move(layout))
{
    soon_.setSingleShot(true);
    connect(&soon_, &QTimer::timeout, this, &Session::writeCopy);
}

Session::~Session()
{
    dropCopy();
}

void Session::fresh()
{
    file_.clear();
    read_ = {};
    workspace_.open({});
    dropCopy();
    emit fileChanged();
}

void Session::take(WorkspaceFile file)
{
    read_ = std::move(file);
    workspace_.open(read_.document);
    takeHistory();
    QStringList notices;
    for (const std::string& notice : read_.notices)
        notices << QString::fromStdString(notice);
    emit loaded(QString::fromStdString(read_.layout), notices);
}

// What does not fit together is left out: the document is what counts.
void Session::takeHistory()
{
    const Json history = std::exchange(read_.history, Json());
    if (history.is_null()) return;
    try {
        workspace_.restore(historyFrom(history, workspace_.state(), schemaOf_));
    } catch (const Error&) {
        read_.notices.push_back("the history could not be read; undo begins here");
    }
}

void Session::load(const fs::path& path)
{
    WorkspaceFile file = readWorkspace(bytesOf(path), path.string(), schemaOf_);
    file_ = path;
    take(std::move(file));
    dropCopy();
    emit fileChanged();
}

WorkspaceFile Session::now() const
{
    WorkspaceFile file = read_;
    file.layout = layout_(); // first: the windows are noted in the document
    file.document = workspace_.document();
    const HistoryRecord history = workspace_.around(kSteps);
    if (!history.undo.empty() || !history.redo.empty())
        file.history = historyJson(history, workspace_.state(), kHistoryBytes);
    return file;
}

void Session::save(const fs::path& path)
{
    WorkspaceFile file = now();
    if (file.rest.is_object())
        for (const char* key : {kOrigin, kUnasked})
            file.rest.erase(key);
    WholeFile whole(path);
    writeWorkspace(whole.stream(), file);
    whole.finish();
    file_ = path;
    workspace_.history().setClean();
    dropCopy();
    emit fileChanged();
}

void Session::keepCopies(const fs::path& folder, int delay)
{
    delay_ = delay;
    std::error_code error;
    fs::create_directories(folder, error);
    copy_ = folder / (std::to_string(getpid()) + ".seqscope");
    connect(&workspace_.history(), &QUndoStack::indexChanged, this, [this] {
        if (changed() && !soon_.isActive()) soon_.start(delay_);
    });
}

void Session::writeCopy()
{
    if (!changed()) return dropCopy();
    write(false);
}

void Session::write(bool unasked)
{
    WorkspaceFile file = now();
    if (!file.rest.is_object()) file.rest = Json::object();
    file.rest[kOrigin] = file_.string();
    file.rest[kUnasked] = unasked;
    try {
        WholeFile whole(copy_);
        writeWorkspace(whole.stream(), file);
        whole.finish();
    } catch (const Error&) { // a full disk must not stop the work; the next change tries again
    }
}

// A workspace without a file goes, as when the window is closed.
void Session::endUnasked()
{
    if (copy_.empty() || file_.empty() || !changed()) return;
    write(true);
    soon_.stop();
    copy_.clear();
}

void Session::handOver()
{
    if (copy_.empty() || !changed()) return;
    write(true);
    soon_.stop();
    copy_.clear();
}

bool Session::resume()
{
    std::error_code error;
    if (copy_.empty() || !fs::exists(copy_, error)) return false;
    try {
        recover(copy_);
        return true;
    } catch (const Error&) { // what another program of this number left, and damaged
        return false;
    }
}

void Session::dropCopy()
{
    soon_.stop();
    std::error_code error;
    if (!copy_.empty()) fs::remove(copy_, error);
}

std::vector<fs::path> Session::leftBehind(const fs::path& folder)
{
    std::vector<fs::path> copies;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.path().extension() == ".seqscope" && !runs(entry.path().stem().string()))
            copies.push_back(entry.path());
    std::ranges::sort(
        copies, std::greater(), [&](const fs::path& p) { return fs::last_write_time(p, error); });
    return copies;
}

bool Session::endedUnasked(const fs::path& copy)
try {
    return readJson(copy).value(kUnasked, false);
} catch (const std::exception&) {
    return false;
}

void Session::recover(const fs::path& copy)
{
    WorkspaceFile file = readWorkspace(bytesOf(copy), copy.string(), schemaOf_);
    const Json origin = file.rest.value(kOrigin, Json());
    file_ = origin.is_string() ? origin.get<std::string>() : std::string();
    take(std::move(file));
    workspace_.history().resetClean(); // it is not what the file holds
    std::error_code error;
    fs::remove(copy, error);
    soon_.start(0);
    emit fileChanged();
}

} // namespace seq
