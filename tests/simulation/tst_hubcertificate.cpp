// SPDX-License-Identifier: GPL-3.0-or-later
// The hub's own certificate while the hub runs: nobody is dropped for it, and nobody has to start anything anew.
#include "sync/hub/servercertificate.h"
#include "sync/hub/sqlitepool.h"
#include "tests/support/hubprocess.h"
#include "tests/support/suite.h"

#include <QDir>
#include <QFile>
#include <QJsonObject>

#include <csignal>

using namespace naru;
using namespace naru::test;
using crypto::Certificate;

namespace {

constexpr int waitMs = 10'000;
const SystemClock machineClock;

QString word(const char* text)
{
    return QString::fromUtf8(text);
}

/// A hub, a desk of it, and what a new connection is shown.
struct Place {
    Place()
        : hub(folder.path(), {word("--name"), word("hub.example")})
    {
    }
    QString path(const char* name) const { return folder.filePath(word(name)); }
    /// As if the one that is there had been made so long ago; begun anew where it is not running.
    bool age(std::chrono::days by)
    {
        const auto keys = hub::authorityKeys(safe.path(), hub::IfAbsent::Refuse, machineClock.now(), random);
        const auto own = hub::keyIn(path("server.key"), random);
        const auto names = hub::serverNames({word("hub.example")});
        if (!keys || !keys->key || !own || !names)
            return false;
        old = hub::issueServer(*keys, *names, own->publicKey(), machineClock.now() - by, random).der();
        return bool(hub::keepCertificate(path("server.der"), *Certificate::parse(old)));
    }
    bool copyAuthority() const
    {
        return QFile::copy(path("ca.key"), safe.filePath(word("ca.key")))
            && QFile::copy(path("ca.der"), safe.filePath(word("ca.der")));
    }
    void look() const { ::kill(static_cast<pid_t>(hub.pid()), SIGHUP); }
    QByteArray shownAt(quint16 port, const HubClient& desk) const
    {
        QSslSocket socket;
        return desk.connectTo(socket, port) ? socket.peerCertificate().toDer() : QByteArray();
    }
    quint16 portOf(const char* door) const { return quint16(QUrl(hub.places()[word(door)].toString()).port()); }

    QTemporaryDir folder, safe;
    SystemRandom random;
    HubProcess hub;
    QByteArray old;
};

} // namespace

class HubCertificateTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isMadeAnewWhileTheHubRuns()
    {
        Place place;
        QVERIFY2(place.hub.start(), place.hub.errors().constData());
        QVERIFY(place.copyAuthority());
        HubClient staying(HubRecord(1).grow(3), place.folder.path()), coming(HubRecord(2), place.folder.path());
        auto pool = hub::SqlitePool::open(place.path("hub.db"));
        QVERIFY(pool && staying.enlist(**pool, word("나루동"), word("1번")));
        const quint16 port = place.hub.port();
        QCOMPARE(staying.send(port, staying.record.bytes(0, 1)).status, 200);
        const QByteArray first = staying.socket->peerCertificate().toDer();

        // Two thirds of its life are over.
        QVERIFY(place.age(std::chrono::days(300)));
        place.look();
        QTRY_VERIFY_WITH_TIMEOUT(place.shownAt(port, coming) != first, waitMs);
        const auto shown = Certificate::parse(place.shownAt(port, coming));
        QVERIFY(shown && shown->der() != place.old);
        QVERIFY(shown->notAfter() > machineClock.now() + std::chrono::days(390));
        QCOMPARE(place.shownAt(place.portOf("enrol"), coming), shown->der()); // each door
        QFile kept(place.path("server.der"));
        QVERIFY(kept.open(QIODevice::ReadOnly) && kept.readAll() == shown->der());
        // The connection that stood stands, and the hub is the same.
        const auto* const socket = staying.socket.get();
        QCOMPARE(staying.send(port, staying.record.bytes(1, 2)).status, 200);
        QCOMPARE(staying.socket.get(), socket);
        QCOMPARE(staying.socket->peerCertificate().toDer(), first);
        QVERIFY(place.hub.errors().contains("{\"certificate\":\"renewed\"}"));
        QVERIFY(place.hub.end());
    }

    /// The authority's key is in a safe: what it signed comes by stick, and the hub goes on meanwhile.
    void isTakenFromAStickWhileTheHubRuns()
    {
        Place place;
        QVERIFY(place.hub.start() && place.copyAuthority() && place.hub.end());
        QVERIFY(QFile::remove(place.path("ca.key")) && place.age(std::chrono::days(380)));
        QVERIFY2(place.hub.start(), place.hub.errors().constData());
        HubClient desk(HubRecord(3), place.safe.path());
        const quint16 port = place.hub.port();
        QCOMPARE(place.shownAt(port, desk), place.old);
        place.look(); // it cannot make one, and goes on with what it has
        const QTemporaryDir stick;
        HubProcess safe(place.safe.path());
        QCOMPARE(place.hub.admin({word("ca"), word("export-requests"), stick.path()})[word("exit")].toInt(), 0);
        QCOMPARE(safe.admin({word("ca"), word("sign"), stick.path()})[word("exit")].toInt(), 0);
        const auto brought = place.hub.admin({word("ca"), word("import-certificates"), stick.path()});
        QVERIFY(brought[word("server")].toBool());
        QCOMPARE(place.shownAt(port, desk), place.old); // not looked at yet
        place.look();
        QTRY_VERIFY_WITH_TIMEOUT(place.shownAt(port, desk) != place.old, waitMs);
        const auto shown = Certificate::parse(place.shownAt(port, desk));
        QVERIFY(shown && shown->notAfter() > machineClock.now() + std::chrono::days(390));
        // The names by which desks find it were not asked for again, and are there.
        QVERIFY(crypto::altNamesOf(*shown)->hosts.contains(word("hub.example")));
        // A certificate of another key, or of another authority, is never shown.
        const auto another = crypto::PrivateKey::generate(crypto::Curve::P256, place.random);
        const auto keys
            = hub::authorityKeys(place.safe.path(), hub::IfAbsent::Refuse, machineClock.now(), place.random);
        QVERIFY(hub::keepCertificate(place.path("server.der"),
            hub::issueServer(*keys, *hub::serverNames({}), another.publicKey(), machineClock.now(), place.random)));
        place.look();
        QTRY_VERIFY_WITH_TIMEOUT(place.hub.errors().contains("crypto.wrong_key"), waitMs);
        QCOMPARE(place.shownAt(port, desk), shown->der());
    }

    /// By a clock of ours: when it is due, and what it says when it cannot.
    void saysWhenItIsDueAndWhyItCannot()
    {
        const QTemporaryDir folder;
        ManualClock clock{Instant(Milliseconds(1'795'316'400'000))};
        SeededRandom random(5);
        const auto authority = hub::Authority::open(folder.path(), {}, clock, random);
        QVERIFY(authority);
        QList<QByteArray> shown;
        bool listens = true;
        hub::ServerCertificate certificate({folder.path(), {}, *authority, clock, random, [&](const Certificate& one) {
                                                shown.append(one.der());
                                                return listens ? Result<void>() : hub::HubFault::CannotListen;
                                            }});
        const auto standing = certificate.standing();
        QVERIFY(
            standing.hasKey && standing.fault.isEmpty() && standing.to == authority->serverCertificate().notAfter());
        clock.jumpTo(standing.renewal - Milliseconds(1));
        QVERIFY(!*certificate.look());
        clock.jumpTo(standing.renewal);
        // Its disk cannot be read: the one that is shown stays, and the page can say so.
        const QString path = folder.filePath(word("server.der"));
        QVERIFY(QFile::remove(path) && QDir().mkdir(path));
        QVERIFY(!certificate.look());
        QVERIFY(!certificate.standing().fault.isEmpty() && certificate.standing().to == standing.to);
        QVERIFY(QDir().rmdir(path) && shown.isEmpty());
        listens = false;
        QVERIFY(!certificate.look());
        QCOMPARE(certificate.standing().to, standing.to);
        listens = true;
        QVERIFY(*certificate.look());
        QVERIFY(certificate.standing().fault.isEmpty() && certificate.standing().to > standing.to);
        QVERIFY(!*certificate.look());
        QCOMPARE(shown.size(), 2);
    }

    /// An old stick, a copy of an old folder: the one that is shown is the better one.
    void showsNothingThatEndsSooner()
    {
        const QTemporaryDir folder;
        ManualClock clock{Instant(Milliseconds(1'795'316'400'000))};
        SeededRandom random(6);
        const auto authority = hub::Authority::open(folder.path(), {}, clock, random);
        QVERIFY(authority);
        int used = 0;
        hub::ServerCertificate certificate({folder.path(), {}, *authority, clock, random, [&used](const Certificate&) {
                                                ++used;
                                                return Result<void>();
                                            }});
        const Certificate shown = authority->serverCertificate();
        const auto madeAt = [&](Instant at) {
            return hub::issueServer(
                authority->keys(), *hub::serverNames({}), authority->serverKey().publicKey(), at, random);
        };
        QVERIFY(hub::keepCertificate(folder.filePath(word("server.der")), madeAt(clock.now() - std::chrono::days(9))));
        QVERIFY(certificate.look().fault().is(crypto::CryptoFault::BadCertificate));
        QCOMPARE(certificate.standing().fault, QByteArray("crypto.bad_certificate"));
        QVERIFY(certificate.standing().to == shown.notAfter() && used == 0);
        const Certificate later = madeAt(clock.now() + std::chrono::hours(20)); // begins a day early
        QVERIFY(hub::keepCertificate(folder.filePath(word("server.der")), later));
        QVERIFY(*certificate.look());
        QVERIFY(certificate.standing().fault.isEmpty() && used == 1);

        const auto now = clock.now();
        QVERIFY(!hub::mayShow(madeAt(now - std::chrono::days(400)), {}, now)); // over
        QVERIFY(!hub::mayShow(madeAt(now + std::chrono::days(2)), {}, now));   // not begun
        const Certificate old = madeAt(now - std::chrono::days(9));
        QVERIFY(hub::mayShow(old, {}, now) && hub::mayShow(old, old, now) && hub::mayShow(later, old, now));
        QVERIFY(hub::mayShow(old, madeAt(now - std::chrono::days(400)), now)); // what is over protects nothing
        QVERIFY(hub::mayShow(old, madeAt(now + std::chrono::days(2)), now));   // nor what has not begun
    }
};

NARU_TEST(HubCertificateTest)
#include "tst_hubcertificate.moc"
