// SPDX-License-Identifier: GPL-3.0-or-later
// How long from the start of the program to its first frame, and how much memory it then has, against a program that
// shows one empty Qt Quick window; both unchanged, both told by Qt's own log of frames, turn by turn.
// naru starts as on a working day: a demo's data folder is there, the simulated phone is not started. `bench_window`
#include "tests/bench/measure.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <cstdio>
#include <optional>

namespace {

constexpr int rounds = 7;
constexpr int startMs = 30'000, settleMs = 700;

struct Start {
    double firstFrameMs, residentMb;
};

/// "Rss:  1234 kB" of /proc/PID/smaps_rollup, in MB.
double megabytes(const QByteArray& rollup, const QByteArray& name)
{
    const qsizetype at = rollup.indexOf("\n" + name + ":");
    return at < 0 ? 0 : rollup.mid(at + name.size() + 2, 20).trimmed().split(' ').first().toDouble() / 1e3;
}

std::optional<Start> startOnce(const QString& program, const QStringList& arguments)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    environment.insert(QStringLiteral("QT_QUICK_BACKEND"), QStringLiteral("software"));
    environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("qt.scenegraph.time.renderloop=true"));
    process.setProcessEnvironment(environment);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setReadChannel(QProcess::StandardError);
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    QByteArray told;
    while (!told.contains("renderloop") && timer.elapsed() < startMs && process.waitForReadyRead(startMs))
        told += process.readAllStandardError();
    const double firstFrameMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    if (!told.contains("renderloop")) {
        std::fprintf(stderr, "%s showed nothing: %s\n", qPrintable(program), told.constData());
        return {};
    }
    process.waitForFinished(settleMs); // the first page has come to rest by then
    QFile rollup(QStringLiteral("/proc/%1/smaps_rollup").arg(process.processId()));
    const QByteArray memory = rollup.open(QIODevice::ReadOnly) ? rollup.readAll() : QByteArray();
    process.terminate();
    if (!process.waitForFinished(3000)) {
        process.kill();
        process.waitForFinished();
    }
    return Start{firstFrameMs, megabytes(memory, "Rss")};
}

struct Series {
    std::vector<double> firstFrameMs, residentMb;

    void add(const Start& start)
    {
        firstFrameMs.push_back(start.firstFrameMs);
        residentMb.push_back(start.residentMb);
    }
};

void row(const char* name, const std::vector<double>& empty, const std::vector<double>& own)
{
    const double theirs = naru::bench::median(empty), ours = naru::bench::median(own);
    std::printf("| %s | %.0f | %.0f | %.2f |\n", name, theirs, ours, ours / theirs);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QString here = QCoreApplication::applicationDirPath();
    const QString naru = argc > 1 ? QFile::decodeName(argv[1]) : here + QStringLiteral("/naru");
    const QTemporaryDir folder;
    const QStringList arguments{
        QStringLiteral("--demo"), QStringLiteral("--no-phone"), QStringLiteral("--data"), folder.path()};
    if (!startOnce(naru, arguments)) // the very first start makes the data folder
        return 1;
    Series empty, ours;
    for (int round = 0; round < rounds; ++round) {
        const auto theirs = startOnce(here + QStringLiteral("/empty_window"), {});
        const auto own = startOnce(naru, arguments);
        if (!theirs || !own)
            return 1;
        empty.add(*theirs);
        ours.add(*own);
    }
    std::printf("offscreen, software renderer, median of %d starts each in turn\n"
                "| what | empty window | naru | ratio |\n|---|---|---|---|\n",
        rounds);
    row("first frame, ms", empty.firstFrameMs, ours.firstFrameMs);
    row("resident memory (RSS), MB", empty.residentMb, ours.residentMb);
    return 0;
}
