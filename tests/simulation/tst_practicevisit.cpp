// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/codec/cbor.h"
#include "app/crypto/keys/keystore.h"
#include "app/desk/practice.h"
#include "app/journal/journal.h"
#include "devices/simulator/phonecontroller.h"
#include "devices/visit/locallink.h"
#include "tests/support/sampletrust.h"
#include "tests/support/suite.h"

#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>

using namespace naru;
using namespace naru::desk;
using naru::test::DeskStage;

namespace {

constexpr const char* certificate = "certificate-identity";
const QByteArray plantedName = "홍길동"; ///< of the phone that lies in every hand here

/// A demo's desk and a simulated phone, with the demo's own link between them.
struct Stage : DeskStage {
    Stage()
        : DeskStage(Desk::Kind::Demo)
        , link(folder.filePath(QStringLiteral("phone.link")))
    {
        endpoints = {&link};
        test::trustSampleIssuer(*this);
    }
    Practice& practice() { return *desk->practice(); }

    /// A phone comes, is asked, and its holder agrees.
    void present(const char* fault)
    {
        phone.emplace(sim::PhoneController::Options{folder.filePath(QStringLiteral("phone.link")), 1, 0,
                          *sim::misbehaviourNamed(QLatin1StringView(fault)), 0},
            clock, phoneRandom);
        QObject::connect(&*phone, &sim::PhoneController::stateChanged, &*phone, [this] {
            if (phone->state() == QLatin1StringView("asked"))
                phone->agree();
        });
        phone->present();
    }
    static bool isOver(const Visit* visit)
    {
        return visit && (visit->stage() == Visit::Stage::Verdict || visit->stage() == Visit::Stage::Trouble);
    }
    Visit* practised(const char* purpose, const char* fault = "none")
    {
        if (!practice().beginVisit(*identity::findPurpose(QLatin1StringView(purpose))))
            return nullptr;
        present(fault);
        return QTest::qWaitFor([&] { return isOver(practice().visit()); }, 20'000) ? practice().visit() : nullptr;
    }
    Visit* atTheCounter(const char* purpose, const char* fault)
    {
        const auto visit = desk->beginVisit(*identity::findPurpose(QLatin1StringView(purpose)));
        if (!visit)
            return nullptr;
        present(fault);
        return QTest::qWaitFor([&] { return isOver(*visit); }, 20'000) ? *visit : nullptr;
    }

    /// All that the journal says, opened; the desk is gone then.
    QList<journal::Entry> closeAndRead()
    {
        const QString data = desk->folder();
        desk.reset();
        auto keys = crypto::openFileKeyStore(data + QStringLiteral("/keys"));
        const QByteArray deviceId = (*keys)->load(QStringLiteral("device.id"))->view().toByteArray();
        const auto journal = journal::Journal::open(
            {data + QStringLiteral("/journal.db"), deviceId, {}}, **keys, clock, random, [](auto run) { run(); });
        QList<journal::Entry> entries;
        const auto all = (*journal)->read({0, 200, journal::Journal::Range::Order::OldestFirst, 0});
        for (const journal::Recorded& recorded : *all)
            entries.append(recorded.entry);
        return entries;
    }

    device::LocalLinkEndpoint link;
    SeededRandom phoneRandom{5};
    std::optional<sim::PhoneController> phone;
};

} // namespace

/// Practice at the real verifier: judged as at the counter, and nothing of it leads anywhere or stays.
class PracticeVisitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judgesAsTheCounterDoes_data()
    {
        QTest::addColumn<QByteArray>("purpose");
        QTest::addColumn<QByteArray>("fault");
        for (const char* purpose : {"adult-check", certificate}) {
            for (const char* fault : {"none", "expired", "forged", "unknown_issuer", "status_present"})
                QTest::addRow("%s, %s", purpose, fault) << QByteArray(purpose) << QByteArray(fault);
        }
    }
    void judgesAsTheCounterDoes()
    {
        QFETCH(QByteArray, purpose);
        QFETCH(QByteArray, fault);
        Stage it;
        QVERIFY(it.open() && it.setUp());
        const Visit* const counter = it.atTheCounter(purpose.constData(), fault.constData());
        QVERIFY(counter && counter->verdict());
        const identity::Verdict wanted = *counter->verdict();
        const quint64 written = it.desk->unsent();
        const DayCounts counts = it.desk->todayCounts();
        it.desk->visit()->cancel();
        it.desk->lock();
        const quint64 locked = it.desk->unsent();
        QVERIFY(locked >= written);

        Visit* const visit = it.practised(purpose.constData(), fault.constData());
        QVERIFY(visit && visit->verdict());
        const identity::Verdict& verdict = *visit->verdict();
        // All that the pages' words are made of; they are the same functions for both.
        QCOMPARE(verdict.overall, wanted.overall);
        QCOMPARE(verdict.checks, wanted.checks);
        QCOMPARE(verdict.age, wanted.age);
        QCOMPARE(verdict.failedChecks(), wanted.failedChecks());
        QCOMPARE(verdict.reasons.size(), wanted.reasons.size());
        for (qsizetype i = 0; i < verdict.reasons.size(); ++i)
            QCOMPARE(QByteArray(verdict.reasons[i].name), QByteArray(wanted.reasons[i].name));
        QVERIFY(!it.desk->visit());
        QCOMPARE(it.desk->todayCounts().accepted, counts.accepted);
        QCOMPARE(it.desk->todayCounts().refused, counts.refused);
    }

    void leavesNothingOfAnybody()
    {
        Stage it;
        QVERIFY(it.open() && it.setUp());
        it.desk->lock();
        const auto today = it.desk->today().size();
        for (const char* fault : {"none", "expired", "forged"}) {
            Visit* const visit = it.practised(certificate, fault);
            QVERIFY(visit && visit->verdict());
            QVERIFY(!visit->maySeeByEye());
            visit->decide(Decision::SeenByEye); // nobody decides anything
            QVERIFY(!visit->decision());
            QVERIFY(!visit->portrait());
        }
        it.practice().leave();
        QVERIFY(!it.practice().visit());
        QCOMPARE(it.desk->today().size(), today);
        QCOMPARE(it.desk->signedIn(), nullptr);
        const QString data = it.desk->folder();
        int practised = 0;
        for (const journal::Entry& entry : it.closeAndRead()) {
            QVERIFY(entry.kind != Kind::Verification && entry.kind != Kind::VisitDecided);
            QVERIFY2(!entry.body.contains(plantedName), "a name in the journal");
            QVERIFY(!entry.body.contains("1958"));
            if (entry.kind != Kind::Practised)
                continue;
            ++practised;
            const auto document = codec::CborDocument::parse(entry.body);
            QVERIFY(document);
            for (const auto pair : (*document)->root().pairs()) // and nothing else
                QVERIFY(QStringList({QStringLiteral("by"), QStringLiteral("purpose"), QStringLiteral("end")})
                            .contains(pair.key.toText().value_or(QString())));
        }
        QCOMPARE(practised, 3);
        int files = 0;
        QDirIterator each(data, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile file(each.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains(plantedName), qPrintable(file.fileName()));
            ++files;
        }
        QVERIFY(files > 3);
    }

    void findsWhatItLooksFor() // the name does come: the test above could fail
    {
        Stage it;
        QVERIFY(it.open() && it.setUp());
        const Visit* const visit = it.practised(certificate);
        QVERIFY(visit && visit->verdict() && visit->verdict()->accepted());
        bool isThere = false;
        for (const auto& document : visit->verdict()->documents) {
            for (const auto& elements : document.values) {
                for (const identity::Value& value : elements)
                    isThere = isThere || value.text().contains(QStringLiteral("길동"));
            }
        }
        QVERIFY(isThere);
    }

    void goesWhenRealBusinessBegins()
    {
        Stage it;
        QVERIFY(it.open() && it.setUp());
        QVERIFY(it.practice().beginVisit(*identity::findPurpose(QLatin1StringView(certificate))));
        QVERIFY(it.practice().visit());
        QVERIFY(it.desk->beginVisit(*identity::findPurpose(QLatin1StringView(certificate))));
        QVERIFY(!it.practice().visit());
        const auto refused = it.practice().beginVisit(*identity::findPurpose(QLatin1StringView(certificate)));
        QVERIFY(!refused && refused.fault().is(DeskFault::RealFirst));
    }

    void keepsNobodySignedIn()
    {
        Stage it;
        QVERIFY(it.open() && it.setUp());
        QVERIFY(it.practice().beginVisit(*identity::findPurpose(QLatin1StringView(certificate))));
        it.clock.advance(std::chrono::seconds(100));
        it.present("none");
        QVERIFY(QTest::qWaitFor([&] { return Stage::isOver(it.practice().visit()); }, 20'000));
        QVERIFY(it.desk->signedIn());
        it.clock.advance(autoLockAfter - std::chrono::seconds(99));
        it.desk->tick();
        QVERIFY(!it.desk->signedIn()); // a visitor's practice is no clerk's touch
    }
};

NARU_TEST(PracticeVisitTest)
#include "tst_practicevisit.moc"
