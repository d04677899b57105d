#pragma once
#include "widgets/workspace/workspace.h"
#include "widgets/workspace/workspace_file.h"

#include <QTimer>
#include <filesystem>

namespace seq {

// Where the document lives on disk: its own file, and a copy that a crash leaves behind. The last
// steps of its history stand beside it.
class Session final : public QObject {
    Q_OBJECT
public:
    using Layout = std::function<std::string()>;
    Session(Workspace&, SchemaOf, Layout, QObject* parent);
    ~Session() override; // ended well: nothing is left behind

    const std::filesystem::path& file() const { return file_; } // empty: not saved yet
    bool changed() const { return !workspace_.history().isClean(); }
    void fresh(); // an empty document without a file
    // Throw as readWorkspace and WholeFile do; the document stays as it was.
    void load(const std::filesystem::path&);
    void save(const std::filesystem::path&);

    // Keeps a copy of every change in `folder`, at most `delay` ms after it.
    void keepCopies(const std::filesystem::path& folder, int delay = 2000);
    void setDelay(int milliseconds) { delay_ = milliseconds; }
    // Before an end that nobody can be asked about: what a file does not have yet stays as a copy.
    void endUnasked();
    // Before this process begins anew, with this number: resume() has it all again there.
    void handOver();
    bool resume(); // false: nothing was handed over
    // Copies in the folder whose program runs no more, the latest first.
    static std::vector<std::filesystem::path> leftBehind(const std::filesystem::path& folder);
    static bool endedUnasked(const std::filesystem::path& copy); // it is not from a crash
    void recover(const std::filesystem::path& copy); // loads it and removes it

signals:
    void loaded(const QString& layout, const QStringList& notices);
    void fileChanged();

private:
    void take(WorkspaceFile);
    void takeHistory();
    WorkspaceFile now() const;
    void writeCopy();
    void write(bool unasked);
    void dropCopy();
    Workspace& workspace_;
    SchemaOf schemaOf_;
    Layout layout_;
    std::filesystem::path file_, copy_;
    WorkspaceFile read_; // as the file was, for what this version does not know
    QTimer soon_;
    int delay_ = 0; // ms
};

} // namespace seq
