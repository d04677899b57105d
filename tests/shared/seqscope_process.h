#pragma once
// The real program, as a shell starts it: without a display, from a folder of its own.
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

namespace seq {

struct Outcome {
    int status = -1; // -1: a signal or a hang
    QByteArray out, err;
    QJsonDocument json() const { return QJsonDocument::fromJson(out); }
};

inline QProcessEnvironment bareEnvironment()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"})
        environment.remove(name);
    return environment;
}

inline Outcome finished(QProcess& process, int milliseconds = 60000)
{
    const bool ended = process.waitForFinished(milliseconds);
    if (!ended) process.kill();
    process.waitForFinished();
    const bool normal = ended && process.exitStatus() == QProcess::NormalExit;
    return {normal ? process.exitCode() : -1, process.readAllStandardOutput(),
        process.readAllStandardError()};
}

inline QString program()
{
    return QStringLiteral(SEQSCOPE_BUILD "/seqscope");
}

inline Outcome seqscope(const QStringList& words, const QString& folder = {})
{
    QProcess process;
    process.setProcessEnvironment(bareEnvironment());
    process.setWorkingDirectory(folder.isEmpty() ? QDir::tempPath() : folder);
    process.start(program(), words);
    return finished(process);
}

// By way of a shell, for bytes that are no characters.
inline Outcome shell(const QString& line, const QString& folder = {})
{
    QProcess process;
    process.setProcessEnvironment(bareEnvironment());
    process.setWorkingDirectory(folder.isEmpty() ? QDir::tempPath() : folder);
    process.start("/bin/sh", {"-c", QString(line).replace("seqscope ", program() + " ")});
    return finished(process);
}

inline QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace seq
