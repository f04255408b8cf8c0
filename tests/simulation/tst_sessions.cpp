// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/encounter.h"
#include "tests/support/suite.h"

#include <QMap>

using namespace naru;
using namespace naru::identity;
using namespace naru::simulation;
using sim::Misbehaviour;

namespace {
constexpr std::uint64_t seedsUsual = 1000;

/// NARU_SEEDS=5000 for more; NARU_SEED=17 for that one alone.
std::pair<std::uint64_t, std::uint64_t> seedRange()
{
    bool isNumber = false;
    if (const auto one = qEnvironmentVariable("NARU_SEED").toULongLong(&isNumber); isNumber)
        return {one, one + 1};
    const auto count = qEnvironmentVariable("NARU_SEEDS").toULongLong(&isNumber);
    return {0, isNumber ? count : seedsUsual};
}

/// Empty: as it should be.
QString wrongWith(const Scene& scene, const Ending& ending)
{
    if (ending.verdict.has_value() == ending.fault.has_value())
        return QStringLiteral("ends in neither a verdict nor a fault, or in both");
    if (ending.took > answerMax)
        return QStringLiteral("takes too long");
    const bool accepted = ending.verdict && ending.verdict->accepted();
    if (accepted && !scene.isHonest())
        return QStringLiteral("accepts a misbehaving phone");
    if (ending.verdict && !ending.verdict->accepted() && scene.isHonest())
        return QStringLiteral("rejects an honest phone: ") + ending.verdict->failedChecks().join(u' ');
    if (ending.fault && !ending.linkWasHit && scene.isHonest() && scene.misbehaviour != Misbehaviour::DropAtByte)
        return QStringLiteral("fails an honest phone on a perfect link: ") + QLatin1StringView(ending.fault->name());
    return {};
}

/// What each misbehaviour must come to when the link is perfect.
QString wrongWithVerdict(const Scene& scene, const Ending& ending)
{
    const auto fails = [&](Check check) { return ending.verdict && ending.verdict->check(check) == false; };
    const auto ends = [&](const char* name) { return ending.fault && qstrcmp(ending.fault->name(), name) == 0; };
    bool right = true;
    switch (scene.misbehaviour) {
    case Misbehaviour::Expired:
        right = fails(Check::Validity);
        break;
    case Misbehaviour::Forged:
    case Misbehaviour::WrongDigest:
        right = fails(Check::Digests);
        break;
    case Misbehaviour::UnknownIssuer:
        right = fails(Check::IssuerChain);
        break;
    case Misbehaviour::Replay:
    case Misbehaviour::ClonedKey:
        right = fails(Check::DeviceAuth);
        break;
    case Misbehaviour::StatusPresent:
        right = ending.verdict && ending.verdict->overall == Overall::AcceptStatusUnknown;
        break;
    case Misbehaviour::Silence:
        right = ends("device.phone_silent");
        break;
    case Misbehaviour::Refuse:
        right = ends("identity.session_ended");
        break;
    case Misbehaviour::Locked:
        right = ends("device.phone_locked");
        break;
    case Misbehaviour::DropAtByte:
        right = ends("device.phone_gone") || (ending.verdict && ending.verdict->accepted());
        break;
    default:
        right = ending.verdict && ending.verdict->overall == Overall::Accept;
        break;
    }
    return right ? QString() : QStringLiteral("does not end as this misbehaviour should");
}

QString endingName(const Ending& ending)
{
    return QLatin1StringView(
        ending.fault ? ending.fault->name() : overallNames[static_cast<std::size_t>(ending.verdict->overall)]);
}
} // namespace

class SessionsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endsEverySessionInAVerdictOrANamedFault()
    {
        const auto [first, last] = seedRange();
        QMap<QString, int> endings;
        for (std::uint64_t seed = first; seed < last; ++seed) {
            const Scene scene = Scene::draw(seed);
            const Ending ending = play(scene);
            QString wrong = wrongWith(scene, ending);
            if (wrong.isEmpty() && !ending.linkWasHit)
                wrong = wrongWithVerdict(scene, ending);
            if (wrong.isEmpty() && play(scene).digest != ending.digest)
                wrong = QStringLiteral("is not the same when played again");
            const QString line
                = scene.describe() + QStringLiteral(" → ") + endingName(ending) + QStringLiteral(": ") + wrong;
            QVERIFY2(wrong.isEmpty(), qPrintable(line));
            ++endings[endingName(ending)];
        }
        for (auto it = endings.cbegin(); it != endings.cend(); ++it)
            qInfo("%5d %s", it.value(), qPrintable(it.key()));
    }

    void meetsEveryMisbehaviourOnAPerfectLink()
    {
        for (std::size_t i = 0; i < sim::misbehaviourNames.size(); ++i) {
            for (int person = 0; person < 4; ++person) {
                Scene scene = Scene::draw(i);
                scene.misbehaviour = static_cast<Misbehaviour>(i);
                scene.person = person;
                scene.toDesk = scene.toPhone = LinkFault::None;
                const Ending ending = play(scene);
                const QString wrong = wrongWith(scene, ending) + wrongWithVerdict(scene, ending);
                QVERIFY2(
                    wrong.isEmpty(), qPrintable(scene.describe() + QStringLiteral(" → ") + endingName(ending) + wrong));
            }
        }
    }

    void asksAgainWhenTheAgeIsUndecided()
    {
        Scene scene = Scene::draw(1);
        scene.misbehaviour = Misbehaviour::None;
        scene.purpose = findPurpose(QStringLiteral("adult-check"));
        scene.toDesk = scene.toPhone = LinkFault::None;
        scene.person = 3;
        const Ending young = play(scene);
        QCOMPARE(young.requests, 2);
        QVERIFY(young.verdict && young.verdict->age == AgeOutcome::Yes); // born in the year that turns 19
        scene.person = 0;
        const Ending old = play(scene);
        QCOMPARE(old.requests, 1);
        QVERIFY(old.verdict && old.verdict->age == AgeOutcome::Yes);
    }

    void survivesADropAtEveryByte()
    {
        Scene scene = Scene::draw(2);
        scene.misbehaviour = Misbehaviour::DropAtByte;
        scene.purpose = findPurpose(QStringLiteral("adult-check"));
        scene.toDesk = scene.toPhone = LinkFault::None;
        scene.person = 0;
        bool everAccepted = false;
        for (scene.dropAtByte = 0; scene.dropAtByte < 4000 && !everAccepted;
             scene.dropAtByte += scene.dropAtByte < 200 ? 1 : 97) {
            const Ending ending = play(scene);
            const QString wrong = wrongWith(scene, ending) + wrongWithVerdict(scene, ending);
            QVERIFY2(wrong.isEmpty(), qPrintable(scene.describe() + wrong));
            everAccepted = ending.verdict.has_value();
        }
        QVERIFY(everAccepted);
    }
};

NARU_TEST(SessionsTest)
#include "tst_sessions.moc"
