// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/pcsc/cardreaders.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTimer>

namespace naru::device {

namespace {
constexpr std::chrono::milliseconds answerMax{2000};
constexpr qsizetype readersMax = 16, nameMax = 128, outputBytesMax = 16'384;
} // namespace

QString pcscProgramBesideThisOne()
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("naru-cardd"));
}

Result<QStringList> readCardReaders(const QByteArray& lines)
{
    QStringList names;
    if (lines.size() > outputBytesMax)
        return Fault(DeviceFault::ReaderUnavailable, QStringLiteral("a list that is too long"));
    for (const QByteArray& line : lines.split('\n')) {
        if (line.isEmpty())
            continue;
        const QString name = QJsonDocument::fromJson(line).object()[QStringLiteral("name")].toString();
        if (name.isEmpty() || name.size() > nameMax || names.size() == readersMax)
            return Fault(DeviceFault::ReaderUnavailable, QStringLiteral("a list of nonsense"));
        names.append(name);
    }
    return names;
}

void cardReaders(const QString& program, QObject* context, std::function<void(const Result<QStringList>&)> then)
{
    auto* const process = new QProcess(context);
    process->setProgram(program);
    process->setArguments({QStringLiteral("--list")});
    process->setStandardErrorFile(QProcess::nullDevice());
    const auto tell = [process, then = std::move(then)](const Result<QStringList>& readers) {
        process->disconnect();
        process->deleteLater();
        then(readers);
    };
    QObject::connect(process, &QProcess::finished, context, [process, tell](int exit, QProcess::ExitStatus status) {
        if (status == QProcess::NormalExit && exit == 0)
            return tell(readCardReaders(process->readAllStandardOutput()));
        tell(Fault(DeviceFault::ReaderUnavailable, QStringLiteral("no PC/SC service")));
    });
    QObject::connect(process, &QProcess::errorOccurred, context, [tell](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            tell(Fault(DeviceFault::ReaderUnavailable, QStringLiteral("its program is missing")));
    });
    QTimer::singleShot(answerMax, process, &QProcess::kill);
    process->start();
}

} // namespace naru::device
