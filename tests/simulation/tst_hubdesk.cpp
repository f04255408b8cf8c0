// SPDX-License-Identifier: GPL-3.0-or-later
// The life of a desk at its hub, by the real programs: it comes while it runs, renews itself, waits for an
// administrator's word, and comes back from a backup with another key.
#include "app/hubline.h"
#include "app/hubword.h"
#include "app/journal/outgoing.h"
#include "app/payments/receiptplace.h"
#include "app/words/words.h"
#include "sync/agent/keepsakes.h"
#include "sync/hub/authority.h"
#include "sync/hub/enrolmenttables.h"
#include "sync/hub/sqlitepool.h"
#include "sync/lan/identity.h"
#include "tests/support/hublife.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>

using namespace naru;
using namespace naru::test;

namespace {

QString receiptOf(const journal::Head& entry, const crypto::PrivateKey& key)
{
    payments::Receipt receipt;
    receipt.id = QByteArray(16, 'r');
    receipt.number = word("A1-000001");
    receipt.made = SystemClock().now();
    receipt.amount = Won{12'500};
    return QString::fromLatin1(payments::eReceiptOf(receipt, {entry.epoch, entry.seq, entry.hash}, key));
}

crypto::PrivateKey signingKey(const QString& data)
{
    const auto keys = crypto::openFileKeyStore(data + word("/keys"));
    auto key = keys ? lan::signingKey(**keys) : Result<crypto::PrivateKey>(keys.fault());
    if (!key)
        qFatal("no key in %s", qPrintable(data));
    return *std::move(key);
}

/// Of a desk's record, by a reader beside whoever writes it.
int countOf(const QString& data, Kind kind)
{
    auto database = storage::Database::open(data + word("/journal.db"), {storage::Database::Mode::ReadOnly, {}});
    if (!database)
        return -1;
    auto select = database->prepare("SELECT count(*) FROM journal WHERE kind=?1");
    if (!select || !select->bind(1, qint64(kind)).step())
        return -1;
    return int(select->integer(0));
}

} // namespace

class HubDeskTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// naructl beside a desk that runs: one writes the record, the other only the papers.
    void comesToItsHubWhileItRuns()
    {
        Life life;
        QVERIFY2(life.open(), life.hub.errors().constData());
        HubLine line(*life.stage.desk, life.stage.clock);
        QTRY_COMPARE(life.cause(), word("outbox.not_enrolled"));
        const auto said = Life::enrol(life.data(), life.sheet());
        QCOMPARE(said.exit, 0);
        QCOMPARE(said.json[word("desk")].toString(), window);
        life.stage.desk->sendNow();
        QTRY_COMPARE_WITH_TIMEOUT(life.cause(), word("outbox.nothing_waits"), longMs);
        QCOMPARE(countOf(life.data(), Kind::KeyRenewed), 1);
        QVERIFY(!QFile::exists(life.data() + word("/hub/unnoted")));
        QTRY_COMPARE_WITH_TIMEOUT(quint64(life.standing()[word("head_seq")].toInt()),
            life.stage.desk->outgoing()->cursor()->acked.seq, longMs);
    }

    /// The same from a page.
    void isBroughtByAPage()
    {
        Life life;
        QVERIFY(life.open());
        HubLine line(*life.stage.desk, life.stage.clock);
        journal::Enrolling* const page = line.enrolling();
        QVERIFY(page);
        using Step = journal::Enrolling::Step;
        QList<Step> steps;
        page->watch([&] { steps.append(page->state().step); });
        const QJsonObject sheet = life.sheet();
        const QString hub = sheet[word("enrol_url")].toString(), pin = sheet[word("ca_pin")].toString();
        page->begin({word("나루"), word("1"), pin});
        QCOMPARE(page->state().step, Step::Failed);
        QVERIFY(page->state().fault->is(agent::EnrolFault::BadArguments));
        page->begin({hub, word("0000-0000-0000-0000"), pin});
        page->begin({hub, word("0000-0000-0000-0001"), pin}); // not heard
        QTRY_COMPARE_WITH_TIMEOUT(page->state().step, Step::Failed, longMs);
        QVERIFY(page->state().fault->is(agent::EnrolFault::CodeRefused));
        steps.clear();
        page->begin({hub, sheet[word("code")].toString(), pin});
        QTRY_COMPARE_WITH_TIMEOUT(page->state().step, Step::Done, longMs);
        QCOMPARE(steps, (QList<Step>{Step::FindingHub, Step::Asking, Step::WritingDown, Step::Done}));
        QCOMPARE(page->state().site, site);
        QVERIFY(page->state().until > SystemClock().now());
        life.stage.desk->sendNow();
        QTRY_COMPARE_WITH_TIMEOUT(life.cause(), word("outbox.nothing_waits"), longMs);
        QCOMPARE(countOf(life.data(), Kind::KeyRenewed), 1);
    }

    /// A hub that gives certificates of an hour: two thirds of their life are over when they come.
    void renewsItselfInTime()
    {
        Life life({word("--certificate-hours"), word("1")});
        QVERIFY(life.open());
        QCOMPARE(Life::enrol(life.data(), life.sheet()).exit, 0); // a second process, beside the desk
        const auto first = life.certificate();
        QVERIFY(first.notAfter() < SystemClock().now() + std::chrono::hours(2));
        HubLine line(*life.stage.desk, life.stage.clock);
        QTRY_VERIFY_WITH_TIMEOUT((life.stage.desk->sendNow(), life.certificate().der() != first.der()), longMs);
        QTRY_COMPARE_WITH_TIMEOUT(life.cause(), word("outbox.nothing_waits"), longMs);
        QVERIFY(life.certificate().notAfter() >= first.notAfter());
        QVERIFY(countOf(life.data(), Kind::KeyRenewed) >= 2); // the one that was brought, and what it fetched
    }

    /// Six months closed: the old key asks, an administrator allows it, and it goes on by itself.
    void comesBackAfterMonths()
    {
        Life life;
        QVERIFY(life.open());
        QCOMPARE(Life::enrol(life.data(), life.sheet()).exit, 0);
        // As it was half a year ago, at the hub and here.
        SystemRandom random;
        const auto keys = hub::authorityKeys(life.folder.path(), hub::IfAbsent::Refuse, SystemClock().now(), random);
        QVERIFY(keys);
        const auto now = life.certificate();
        const QByteArray device = life.stage.desk->outgoing()->device();
        const auto old = hub::issueDesk(
            *keys, {device, site, window}, *now.publicKey(), SystemClock().now() - std::chrono::days(180), random);
        QVERIFY(old.notAfter() < SystemClock().now());
        auto pool = hub::SqlitePool::open(life.folder.filePath(word("hub.db")));
        QVERIFY(pool && (*pool)->with([&](hub::Sql& sql) {
            hub::Papers papers;
            papers.certificate = old.der();
            return hub::putPapers(sql, device, papers);
        }));
        QVERIFY(agent::renewMembership(life.data(), old));
        HubLine line(*life.stage.desk, life.stage.clock);
        QTRY_COMPARE_WITH_TIMEOUT((life.stage.desk->sendNow(), life.cause()), word("outbox.waits_for_word"), longMs);
        QVERIFY(words::knows(QLatin1StringView(life.stage.desk->outbox()->cause), words::Language::Korean));
        QVERIFY(life.stage.desk->outbox()->unsent > 0);
        QCOMPARE(life.hub.admin({word("desk"), word("approve"), word("--desk"), window})[word("exit")].toInt(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(
            (life.stage.desk->sendNow(), life.certificate().notAfter() > SystemClock().now()), longMs);
        QTRY_COMPARE_WITH_TIMEOUT(life.cause(), word("outbox.nothing_waits"), longMs);
        QCOMPARE(countOf(life.data(), Kind::KeyRenewed), 1); // the first one was put away before anybody used it
    }

    /// Restored from a backup it has another key, and its record is older than the hub's.
    void comesBackFromABackup()
    {
        Life life;
        QVERIFY(life.open() && life.stage.signIn());
        QCOMPARE(Life::enrol(life.data(), life.sheet()).exit, 0);
        const QString stick = life.stage.folder.filePath(word("usb")), burnt = life.data();
        const QByteArray recovery = life.stage.desk->recoveryCode().toLatin1();
        QVERIFY(life.stage.await([&](desk::Done done) { life.stage.desk->backUp(stick, done); }));
        const QString backup = stick + u'/' + QDir(stick).entryList(QDir::Dirs | QDir::NoDotAndDotDot).constFirst();
        const QString device = QString::fromLatin1(life.stage.desk->outgoing()->device().toHex());
        life.stage.desk.reset();
        for (int i = 0; i < 5; ++i) // what the backup does not have
            QCOMPARE(Life::naructl(burnt, {word("journal"), word("note"), word("뒤에 적은 것")}).exit, 0);
        QCOMPARE(Life::naructl(burnt, {word("sync"), word("once")}).exit, 0);
        const QString fresh = life.stage.folder.filePath(word("fresh"));
        QCOMPARE(Life::naructl(fresh, {word("restore"), backup}, recovery + '\n').exit, 0);
        QCOMPARE(Life::naructl(fresh, {word("journal"), word("note"), word("돌아와서 적은 것")}).exit, 0);
        // An ordinary sheet is not for a desk that stands there; one for it is for nobody else.
        QCOMPARE(life.sheet()[word("fault")].toString(), word("hub.already_there"));
        const QJsonObject again = life.sheet({word("--again"), word("--desk"), device});
        QCOMPARE(again[word("device")].toString(), device);
        QCOMPARE(again[word("site")].toString(), site);
        const QString other = life.stage.folder.filePath(word("other"));
        const auto stranger = Life::enrol(other, again);
        QCOMPARE(stranger.json[word("fault")].toString(), word("enrol.refused"));
        const QJsonObject once = life.sheet({word("--again"), word("--desk"), window});
        const auto back = Life::enrol(fresh, once);
        QVERIFY2(back.exit == 0, qPrintable(back.json[word("fault")].toString()));
        QCOMPARE(back.json[word("device")].toString(), device);
        const auto sent = Life::naructl(fresh, {word("sync"), word("once"), word("--json")});
        QVERIFY2(sent.exit == 0, qPrintable(sent.json[word("cause")].toString()));
        QCOMPARE(sent.json[word("forks")].toInt(), 1);
        QCOMPARE(sent.json[word("unsent")].toInt(), 0);
        QCOMPARE(life.standing()[word("epoch")].toInt(), 2);
        QCOMPARE(life.standing()[word("status")].toString(), word("active"));
        // Run again with the same sheet it is the same; the key from before is good for nothing more.
        QCOMPARE(Life::enrol(fresh, once).exit, 0);
        QCOMPARE(Life::naructl(burnt, {word("sync"), word("once")}).exit, 3);
        auto pool = hub::SqlitePool::open(life.folder.filePath(word("hub.db")));
        QVERIFY(pool && (*pool)->with([&](hub::Sql& sql) -> Result<void> {
            const auto known = hub::formerKeys(sql);
            return known && known->size() == 1 ? Result<void>() : hub::HubFault::StoreFailed;
        }));
    }

    /// A desk is lost; another one says so of its receipts without a network, and proves its own.
    void knowsLostDesksAndProvesReceipts()
    {
        Life life;
        QVERIFY(life.open());
        const QString stolen = life.stage.folder.filePath(word("stolen")), away = word("3번 창구");
        QCOMPARE(Life::enrol(stolen, life.sheet({word("--site"), site, word("--desk"), away})).exit, 0);
        QCOMPARE(Life::naructl(stolen, {word("sync"), word("once")}).exit, 0);
        QCOMPARE(Life::enrol(life.data(), life.sheet()).exit, 0);
        const auto lost = life.hub.admin({word("desk"), word("lost"), word("--desk"), away});
        const auto lastGood = quint64(lost[word("last_good")][word("seq")].toInt());
        QVERIFY(lastGood > 0);

        journal::Outgoing& record = *life.stage.desk->outgoing();
        const journal::Head entry{1, 1, **record.hashAt(1, 1)};
        const auto own = signingKey(life.data());
        agent::AgentThread line({life.stage.clock, record, own, life.data(), word("0.1.0"), {}, [] {
                                     return QList<std::pair<quint32, quint64>>{{1, 1}};
                                 }});
        line.tryNow();
        QTRY_COMPARE_WITH_TIMEOUT(line.state().cause, journal::Outbox::Cause::NothingWaits, longMs);
        QTRY_VERIFY_WITH_TIMEOUT(record.cursor()->acked.seq > 0, longMs);
        QTRY_VERIFY_WITH_TIMEOUT((line.tryNow(), agent::hasProof(life.data(), 1, 1)), 2 * longMs);
        const auto judged = [&](const QString& what) {
            return Life::naructl(life.data(), {word("receipt"), word("verify"), word("--json"), what});
        };
        const QString genuine = receiptOf(entry, own);
        const auto good = judged(genuine);
        QCOMPARE(good.exit, 0);
        QCOMPARE(good.json[word("seal")].toString(), word("ours"));
        QCOMPARE(good.json[word("proof")].toString(), word("included"));
        QVERIFY(good.json[word("checkpoint")][word("size")].toInt() > 0);
        // Another entry's hash is not what the hub proved: what is kept here proves nothing of it.
        auto altered = entry;
        altered.hash[0] = char(altered.hash[0] ^ 1);
        QCOMPARE(judged(receiptOf(altered, own)).json[word("proof")].toString(), word("none"));
        QString broken = genuine;
        broken[40] = broken[40] == u'A' ? u'B' : u'A';
        QCOMPARE(judged(broken).exit, 1);
        // What the stolen desk signs from now on, and what it signed before.
        const auto thief = signingKey(stolen);
        const auto late = judged(receiptOf({1, lastGood + 1, QByteArray(32, 'x')}, thief));
        QCOMPARE(late.exit, 3); // whoever signed it: nobody here knows that key, whatever number it gives itself
        QCOMPARE(late.json[word("seal")].toString(), word("unknown"));
        QVERIFY(late.json[word("lost")].isObject());
        // The same in the desk's own window: no network, no list but the one that is kept.
        desk::Papers& papers = *life.stage.desk->papers();
        papers.useHub(hubKeepsIn(life.data()));
        QString said;
        const auto checks
            = QObject::connect(&papers, &desk::Papers::checked, &papers, [&](const desk::CheckedReceipt& checked) {
                  said = QString::fromLatin1(checked.name()) + u' ' + QString::fromLatin1(checked.proofName());
              });
        const auto shown = [&](const QString& text) {
            said.clear();
            life.stage.desk->codeScanned(text.toLatin1());
            return QTest::qWaitFor([&] { return !said.isEmpty(); }, longMs) ? said : QString();
        };
        QCOMPARE(shown(genuine), word("seal.ours receiptproof.included"));
        QCOMPARE(shown(receiptOf({1, lastGood + 1, QByteArray(32, 'x')}, thief)), word("seal.unknown_lost "));
        QVERIFY(shown(broken).startsWith(word("seal.altered")));
        // A proof that was read from the paper after the receipt belongs to it; another entry's does not.
        const QString proof = QString::fromLatin1(desk::receiptProofText(*agent::keptProof(life.data(), 1, 1)));
        QCOMPARE(shown(genuine), word("seal.ours receiptproof.included"));
        QCOMPARE(shown(proof), word("seal.ours receiptproof.included"));
        QCOMPARE(shown(genuine + u'\n' + proof.chopped(3)), word("seal.ours receiptproof.torn"));
        QCOMPARE(shown(receiptOf(altered, own)), word("seal.ours "));
        QCOMPARE(shown(proof), word("seal.ours receiptproof.bad"));
        QObject::disconnect(checks);
        const auto early = judged(receiptOf({1, lastGood, QByteArray(32, 'x')}, thief));
        QCOMPARE(early.exit, 3); // a place without a proof is the thief's own word
        QVERIFY(early.json[word("lost")].isObject());
        // A list that somebody changed is none.
        QFile list(life.data() + word("/trust/lost.hub"));
        QVERIFY(list.open(QIODevice::ReadWrite) && list.seek(60) && list.putChar('x'));
        list.close();
        QVERIFY(!judged(receiptOf({1, lastGood + 1, QByteArray(32, 'x')}, thief)).json[word("lost")].isObject());
    }

    /// The hub comes back from a copy of yesterday; the desk was switched off in between, and remembers all the same.
    void noticesALogThatWentBackAfterARestart()
    {
        Life life;
        QVERIFY(life.open());
        QCOMPARE(Life::enrol(life.data(), life.sheet()).exit, 0);
        const auto grow = [&](const char* text) {
            journal::Outgoing& record = *life.stage.desk->outgoing();
            return bool(record.note(Kind::ShiftNote, text));
        };
        const auto sent = [&](HubLine&) {
            life.stage.desk->sendNow();
            return life.cause() == word("outbox.nothing_waits") && life.stage.desk->outbox()->unsent == 0;
        };
        const auto kept = [&] {
            const auto hub = agent::readMembership(life.data());
            const auto seen = hub && *hub ? agent::keptCheckpoint(life.data(), **hub) : std::nullopt;
            return seen ? seen->checkpoint.size : 0;
        };
        // What another process signed a hub knows with its next start.
        const auto signAnew = [&] {
            const auto size = quint64(life.hub.admin({word("checkpoint")})[word("size")].toInt());
            return life.hub.end() && life.hub.start(life.hub.port()) ? size : 0;
        };
        const QString all = life.folder.filePath(word("hub.db")), copy = life.stage.folder.filePath(word("copy.db"));
        quint64 later = 0;
        {
            HubLine line(*life.stage.desk, life.stage.clock);
            QTRY_VERIFY_WITH_TIMEOUT(sent(line), longMs);
            QVERIFY(signAnew() > 0);
            QTRY_VERIFY_WITH_TIMEOUT((grow("영"), sent(line), kept() > 0), longMs);
            QVERIFY(life.hub.end());
            QVERIFY(QFile::copy(all, copy));
            QVERIFY(life.hub.start(life.hub.port()));
            const quint64 before = kept();
            QVERIFY(grow("하나") && grow("둘"));
            QTRY_VERIFY_WITH_TIMEOUT(sent(line), longMs);
            QVERIFY((later = signAnew()) > before);
            QTRY_VERIFY_WITH_TIMEOUT((grow("셋"), sent(line), kept() >= later), longMs);
            QCOMPARE(life.cause(), word("outbox.nothing_waits"));
        }
        QVERIFY(life.hub.end());
        QVERIFY(QFile::remove(all) && QFile::copy(copy, all));
        QVERIFY(life.hub.start(life.hub.port()));
        HubLine line(*life.stage.desk, life.stage.clock);
        QTRY_COMPARE_WITH_TIMEOUT(
            (life.stage.desk->sendNow(), life.cause()), word("outbox.log_contradicts"), 2 * longMs);
        QVERIFY(kept() >= later); // what the hub signed stays here, however it goes on
        QVERIFY(words::knows(QLatin1StringView(life.stage.desk->outbox()->cause), words::Language::Korean));
    }
};

NARU_TEST(HubDeskTest)
#include "tst_hubdesk.moc"
