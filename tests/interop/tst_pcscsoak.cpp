// SPDX-License-Identifier: GPL-3.0-or-later
// One visitor after the other on one PC/SC reader, each with a trouble drawn from a seed; the system's own service.
#include "tests/support/pcscbench.h"
#include "tests/support/suite.h"

#include <QMap>

#include <csignal>

using namespace naru;
using test::PcscBench;

namespace {
constexpr std::uint64_t seedsUsual = 12;
constexpr int lossToldMs = 700, backMs = 4'000; ///< two seconds to notice, two to be back
const Instant now = *parseRfc3339(u"2026-11-20T02:22:00Z");

enum class Trouble { None, CardLeaves, PhoneSilent, ProgramDies, ServiceDies };
constexpr std::array troubleNames{"none", "card leaves", "phone silent", "program dies", "service dies"};

struct Scene {
    Trouble trouble = Trouble::None;
    int at = 0; ///< APDU
    sim::NfcPhoneTerms terms;

    static Scene draw(std::uint64_t seed)
    {
        SeededRandom random(seed * 0x9e3779b97f4a7c15ULL + 5);
        Scene scene;
        const auto weight = random.below(100);
        scene.trouble = weight < 30 ? Trouble::None
            : weight < 75           ? Trouble::CardLeaves
            : weight < 82           ? Trouble::PhoneSilent
            : weight < 91           ? Trouble::ProgramDies
                                    : Trouble::ServiceDies;
        scene.at = static_cast<int>(random.below(14));
        scene.terms.handover
            = random.below(2) ? sim::NfcPhoneTerms::Handover::Negotiated : sim::NfcPhoneTerms::Handover::Static;
        constexpr std::array<qsizetype, 3> lengths{255, 2'048, 65'535};
        scene.terms.commandBytesMax = lengths[random.below(lengths.size())];
        scene.terms.responseBytesMax = scene.terms.commandBytesMax + 1;
        return scene;
    }
};
} // namespace

class PcscSoakTest : public QObject {
    Q_OBJECT

    static void inflict(PcscBench& bench, const Scene& scene)
    {
        switch (scene.trouble) {
        case Trouble::CardLeaves:
            return bench.card.takeAwayAtApdu(scene.at);
        case Trouble::PhoneSilent:
            return bench.card.setSilent(true);
        case Trouble::ProgramDies:
            ::kill(static_cast<pid_t>(bench.reader->processId()), SIGKILL);
            return;
        case Trouble::ServiceDies:
            bench.killService();
            QVERIFY(bench.startService());
            return;
        case Trouble::None:
            return;
        }
    }

    /// How it ended; empty: not at all. A phone that left comes again.
    static QByteArray visit(PcscBench& bench, const Scene& scene, std::uint64_t seed)
    {
        test::TapPhone visitor(scene.terms, now, {}, seed);
        test::TapDesk desk(*bench.reader, visitor.holder.rootDer(), now, seed);
        desk.begin();
        inflict(bench, scene);
        for (int taps = 0; taps < 3 && !desk.isOver(); ++taps) {
            bench.hold(visitor);
            test::waitFor([&] { return desk.isOver() || !bench.card.isHeld(); }, PcscBench::waitMs);
            test::waitFor([&] { return desk.isOver(); }, lossToldMs);
        }
        bench.card.takeAwayAtApdu(-1);
        bench.card.setSilent(false);
        bench.card.takeAway();
        return desk.isOver() ? desk.ending() : "";
    }

private Q_SLOTS:
    /// NARU_SEEDS=100 for more (with QTEST_FUNCTION_TIMEOUT=900000, ms); NARU_SEED=17 for that one alone.
    void servesOneVisitorAfterTheOther()
    {
        if (const QString missing = PcscBench::missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
        bool isOne = false, isCount = false;
        const auto one = qEnvironmentVariable("NARU_SEED").toULongLong(&isOne);
        const auto count = qEnvironmentVariable("NARU_SEEDS").toULongLong(&isCount);
        PcscBench bench;
        QVERIFY(bench.startService());
        QVERIFY(bench.start());
        QMap<QByteArray, int> endings;
        for (std::uint64_t seed = isOne ? one : 0; seed < (isOne ? one + 1 : isCount ? count : seedsUsual); ++seed) {
            const Scene scene = Scene::draw(seed);
            const QByteArray ending = visit(bench, scene, seed);
            const QString line = QStringLiteral("seed %1: %2 at %3")
                                     .arg(seed)
                                     .arg(QLatin1StringView(troubleNames[static_cast<std::size_t>(scene.trouble)]))
                                     .arg(scene.at);
            QVERIFY2(!ending.isEmpty(), qPrintable(line));
            QVERIFY2(scene.trouble != Trouble::None || ending == "verdict", qPrintable(line));
            ++endings[ending];
            QVERIFY2(bench.waitReady(backMs), qPrintable(line));
        }
        QCOMPARE(visit(bench, Scene(), 1'000'000), "verdict");
        for (auto it = endings.cbegin(); it != endings.cend(); ++it)
            qInfo("%5d %s", it.value(), it.key().constData());
        const QDir open(QStringLiteral("/proc/%1/fd").arg(bench.reader->processId()));
        QVERIFY(open.entryList(QDir::Files | QDir::System).size() <= 6);
    }
};

NARU_TEST(PcscSoakTest)
#include "tst_pcscsoak.moc"
