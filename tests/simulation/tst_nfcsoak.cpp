// SPDX-License-Identifier: GPL-3.0-or-later
// One visitor after the other on one reader, each with a trouble drawn from a seed; the real naru-nfcd throughout.
#include "tests/support/ptybench.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>
#include <QMap>

#include <csignal>

using namespace naru;
using sim::ChipFault;
using sim::ChipTrouble;
using test::PtyBench;

namespace {
constexpr std::uint64_t seedsUsual = 120;
constexpr qint64 memoryGrowthMax = 16 * 1024 * 1024;
constexpr qsizetype descriptorGrowthMax = 4;
const Instant now = *parseRfc3339(u"2026-11-20T02:22:00Z");

enum class Trouble { None, CardLeaves, BadStatus, Noise, ProgramDies, Unplugged, Silence };
constexpr std::array troubleNames{"none", "card leaves", "bad status", "noise", "program dies", "unplugged", "silence"};

/// NARU_SEEDS=2000 for more; NARU_SEED=17 for that one alone.
std::pair<std::uint64_t, std::uint64_t> seedRange()
{
    bool isNumber = false;
    if (const auto one = qEnvironmentVariable("NARU_SEED").toULongLong(&isNumber); isNumber)
        return {one, one + 1};
    const auto count = qEnvironmentVariable("NARU_SEEDS").toULongLong(&isNumber);
    return {0, isNumber ? count : seedsUsual};
}

struct Scene {
    Trouble trouble = Trouble::None;
    int at = 0; ///< exchange
    quint8 status = 0;
    sim::NfcPhoneTerms terms;
    sim::HolderSettings holder;

    static Scene draw(std::uint64_t seed)
    {
        SeededRandom random(seed * 0x9e3779b97f4a7c15ULL + 11);
        Scene scene;
        // What costs seconds comes seldom: each kind is a test of its own in NfcReaderTest.
        const auto weight = random.below(100);
        scene.trouble = weight < 40 ? Trouble::None
            : weight < 75           ? Trouble::CardLeaves
            : weight < 88           ? Trouble::BadStatus
            : weight < 94           ? Trouble::Noise
            : weight < 97           ? Trouble::ProgramDies
            : weight < 99           ? Trouble::Unplugged
                                    : Trouble::Silence;
        scene.at = static_cast<int>(random.below(40));
        scene.status = static_cast<quint8>(1 + random.below(0x3f));
        scene.terms.handover
            = random.below(2) ? sim::NfcPhoneTerms::Handover::Negotiated : sim::NfcPhoneTerms::Handover::Static;
        scene.terms.notReady = static_cast<int>(random.below(3));
        scene.terms.commandBytesMax = random.below(2) ? 255 : 65'535;
        scene.terms.responseBytesMax = scene.terms.commandBytesMax + 1;
        scene.terms.holderAgrees = random.below(8) != 0;
        scene.holder.misbehaviour = static_cast<sim::Misbehaviour>(random.below(sim::misbehaviourNames.size()));
        if (scene.holder.misbehaviour == sim::Misbehaviour::Locked) // it never ends by itself: NfcSessionsTest has it
            scene.holder.misbehaviour = sim::Misbehaviour::None;
        return scene;
    }
    QString describe() const
    {
        return QStringLiteral("%1 at %2, status %3, phone %4")
            .arg(QLatin1StringView(troubleNames[static_cast<std::size_t>(trouble)]))
            .arg(at)
            .arg(status, 2, 16)
            .arg(QLatin1StringView(nameOf(holder.misbehaviour)));
    }
};

qint64 residentBytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * 4096 : 0;
}

qsizetype descriptorsOf(const QString& process)
{
    return QDir(QStringLiteral("/proc/%1/fd").arg(process)).entryList(QDir::Files | QDir::System).size();
}
} // namespace

class NfcSoakTest : public QObject {
    Q_OBJECT

    static void inflict(PtyBench& bench, const Scene& scene)
    {
        sim::Pn532& chip = bench.pty.chip();
        ChipTrouble trouble;
        trouble.afterCommands = scene.at;
        trouble.exchangesOnly = true;
        trouble.commandsMax = 1;
        trouble.status = scene.status;
        switch (scene.trouble) {
        case Trouble::CardLeaves:
            return chip.takeAwayAtExchange(scene.at);
        case Trouble::BadStatus:
            trouble.fault = ChipFault::Status;
            return chip.setTrouble(trouble);
        case Trouble::Noise:
            trouble.fault = ChipFault::Noise;
            return chip.setTrouble(trouble);
        case Trouble::Silence:
            trouble.fault = ChipFault::Silent;
            return chip.setTrouble(trouble);
        case Trouble::ProgramDies:
            ::kill(static_cast<pid_t>(bench.reader->processId()), SIGKILL);
            return;
        case Trouble::Unplugged:
            bench.pty.unplug();
            bench.pty.plugIn();
            return;
        case Trouble::None:
            return;
        }
    }

    /// How it ended; empty: not at all. A phone that left comes again.
    static QByteArray visit(PtyBench& bench, const Scene& scene, std::uint64_t seed)
    {
        test::TapPhone visitor(scene.terms, now, scene.holder, seed);
        test::TapDesk desk(*bench.reader, sim::SampleIssuer::make(1, now).rootDer(), now, seed);
        desk.begin();
        inflict(bench, scene);
        for (int taps = 0; taps < 4 && !desk.isOver(); ++taps) {
            bench.hold(visitor);
            test::waitFor([&] { return desk.isOver() || !bench.pty.chip().hasCard(); }, PtyBench::waitMs);
        }
        test::waitFor([&] { return desk.isOver(); }, 200);
        bench.pty.chip().setTrouble({});
        bench.pty.chip().takeAwayAtExchange(-1);
        bench.pty.takeAway();
        if (desk.verdict)
            return desk.accepted() ? "accepted" : "refused";
        return desk.fault ? desk.ending() : "";
    }

private Q_SLOTS:
    void servesOneVisitorAfterTheOther()
    {
        PtyBench bench;
        QVERIFY(bench.start());
        QVERIFY(!visit(bench, Scene(), 999'999).isEmpty()); // what is made once is made
        const qint64 memory = residentBytes();
        const qsizetype descriptors = descriptorsOf(QStringLiteral("self"));
        const auto [first, last] = seedRange();
        QMap<QByteArray, int> endings;
        for (std::uint64_t seed = first; seed < last; ++seed) {
            const Scene scene = Scene::draw(seed);
            const QByteArray ending = visit(bench, scene, seed);
            const QString line = QStringLiteral("seed %1: %2").arg(seed).arg(scene.describe());
            QVERIFY2(!ending.isEmpty(), qPrintable(line));
            ++endings[ending];
            QVERIFY2(bench.waitReady(4'000), qPrintable(line)); // two to notice, two to come back
        }
        QCOMPARE(visit(bench, Scene(), 1'000'000), "accepted");
        for (auto it = endings.cbegin(); it != endings.cend(); ++it)
            qInfo("%5d %s", it.value(), it.key().constData());
        const QString program = QString::number(bench.reader->processId());
        qInfo("program started %d times, has %lld descriptors; memory grew by %lld kB", bench.reader->starts(),
            static_cast<long long>(descriptorsOf(program)), static_cast<long long>((residentBytes() - memory) / 1024));
        QVERIFY(descriptorsOf(QStringLiteral("self")) <= descriptors + descriptorGrowthMax);
        QVERIFY(descriptorsOf(program) <= 10);
#ifndef __SANITIZE_ADDRESS__
        QVERIFY(residentBytes() - memory < memoryGrowthMax);
#endif
    }
};

NARU_TEST(NfcSoakTest)
#include "tst_nfcsoak.moc"
