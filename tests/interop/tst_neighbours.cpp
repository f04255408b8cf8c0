// SPDX-License-Identifier: GPL-3.0-or-later
// Desks in processes of their own that find each other, become a pair, speak, go and come back; and two real naru.
#include "app/base/neighbours.h"
#include "app/crypto/keys/keystore.h"
#include "app/desk/pairs.h"
#include "sync/lan/discovery.h"
#include "sync/lan/identity.h"
#include "tests/support/desksupport.h"
#include "tests/support/privateavahi.h"
#include "tests/support/suite.h"

#include <QElapsedTimer>
#include <QScopeGuard>

using namespace naru;
using namespace naru::test;
using State = Neighbours::Trying::State;

namespace {

constexpr int patienceMs = 30'000;
/// Below those the system gives to whoever calls out: thousands of other tests' calls stand in these for a minute.
constexpr quint16 portFirst = 27211, portSecond = 27212, portOne = 27311, portOther = 27312;

/// A desk in a process of its own, and its administrator's mouth and ears.
class HouseDesk {
public:
    HouseDesk(const QString& folder, const QString& name, const QString& port = {})
        : m_words{folder, name, port}
    {
        start();
    }
    ~HouseDesk() { kill(); }
    void start()
    {
        m_said.clear();
        m_desk.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_desk.start(QStringLiteral(NARU_BINARY_DIR "/bin/naru_house_desk"), m_words);
    }
    void kill()
    {
        m_desk.kill();
        m_desk.waitForFinished();
    }
    void order(const QString& what, const QString& word = {})
    {
        m_desk.write((what + u'\t' + word + u'\n').toUtf8());
        m_desk.waitForBytesWritten();
    }
    void forget() { m_said.clear(); }
    /// The words of the first line that begins so; waits for it. Empty: it never came.
    QStringList hear(const QStringList& beginning, int withinMs = patienceMs)
    {
        QElapsedTimer waited;
        waited.start();
        for (;;) {
            while (m_desk.canReadLine())
                m_said.append(QString::fromUtf8(m_desk.readLine()).chopped(1).split(u'\t'));
            for (const QStringList& line : m_said) {
                if (line.first(std::min(line.size(), beginning.size())) == beginning)
                    return line;
            }
            if (waited.elapsed() > withinMs || m_desk.state() == QProcess::NotRunning)
                return {};
            m_desk.waitForReadyRead(100);
        }
    }
    bool hears(const QStringList& beginning) { return !hear(beginning).isEmpty(); }
    /// The number of the try that stands so, and its digits.
    QStringList heard(State state)
    {
        QElapsedTimer waited;
        waited.start();
        while (waited.elapsed() < patienceMs) {
            hears({QStringLiteral("try")});
            for (const QStringList& line : m_said) {
                if (line.value(0) == u"try" && line.value(2) == QString::number(int(state)))
                    return line;
            }
            m_desk.waitForReadyRead(100);
            while (m_desk.canReadLine())
                m_said.append(QString::fromUtf8(m_desk.readLine()).chopped(1).split(u'\t'));
        }
        return {};
    }

private:
    QStringList m_words;
    QProcess m_desk;
    QList<QStringList> m_said;
};

/// A channel promises nothing (base/channel.h): where two calls of one pair meet, one ends with what was on it. So it
/// is said again until it is heard.
bool isHeard(HouseDesk& speaker, HouseDesk& listener, const QString& name, const QString& text)
{
    constexpr int againMs = 2'000;
    for (int waited = 0; waited < patienceMs; waited += againMs) {
        speaker.order(QStringLiteral("say"), text);
        if (!listener.hear({QStringLiteral("heard"), name, text}, againMs).isEmpty())
            return true;
    }
    return false;
}

/// How many connections of this machine have that port at their listening end and stand.
int connectionsAt(quint16 port)
{
    int count = 0;
    const QByteArray end = ':' + QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
    for (const char* list : {"/proc/net/tcp", "/proc/net/tcp6"}) {
        QFile file(QString::fromLatin1(list));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const auto lines = file.readAll().split('\n');
        for (const QByteArray& line : lines) {
            const auto words = line.simplified().split(' ');
            count += words.size() > 3 && words[1].endsWith(end) && words[3] == "01"; // ESTABLISHED
        }
    }
    return count;
}

} // namespace

class NeighboursTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!PrivateBus::isInstalled() || !PrivateAvahi::isInstalled())
            QSKIP("needs dbus-daemon, avahi-daemon and unshare");
        QVERIFY(!houseBus().isEmpty());
        QVERIFY2(m_avahi.start(), m_avahi.said().constData());
    }

    void findEachOtherCompareDigitsAndSpeak()
    {
        HouseDesk counter(folder("a"), QStringLiteral("1번 창구")), trainer(folder("b"), QStringLiteral("배움터"));
        QVERIFY(counter.hears({QStringLiteral("ready")}) && trainer.hears({QStringLiteral("ready")}));
        const QStringList found = counter.hear({QStringLiteral("found"), QStringLiteral("배움터")});
        QVERIFY(!found.isEmpty());
        QVERIFY(trainer.hears({QStringLiteral("found"), QStringLiteral("1번 창구")}));
        counter.order(QStringLiteral("pair"), found[2]);
        const QStringList here = counter.heard(State::Compare), there = trainer.heard(State::Compare);
        QVERIFY(!here.isEmpty() && !there.isEmpty());
        QCOMPARE(here[3].size(), 6);
        QCOMPARE(here[3], there[3]);
        counter.order(QStringLiteral("confirm"), here[1]);
        QVERIFY(!counter.heard(State::Awaiting).isEmpty());
        counter.order(QStringLiteral("lock")); // it locks itself while the other person is still looking
        trainer.order(QStringLiteral("confirm"), there[1]);
        QVERIFY(counter.hears({QStringLiteral("peers"), QStringLiteral("1")}));
        QVERIFY(trainer.hears({QStringLiteral("peers"), QStringLiteral("1")}));
        QVERIFY(isHeard(counter, trainer, QStringLiteral("1번 창구"), QStringLiteral("도와주세요")));

        trainer.kill();
        QVERIFY(counter.hears({QStringLiteral("peers"), QStringLiteral("0")}));
        counter.forget();
        trainer.start();
        QVERIFY(counter.hears({QStringLiteral("peers"), QStringLiteral("1")}));
        QVERIFY(trainer.hears({QStringLiteral("peers"), QStringLiteral("1")}));
        QVERIFY(isHeard(trainer, counter, QStringLiteral("배움터"), QStringLiteral("돌아왔어요")));

        counter.forget();
        trainer.order(QStringLiteral("revoke"));
        QVERIFY(counter.hears({QStringLiteral("peers"), QStringLiteral("0")}));
    }

    void aDifferentWordKeepsNobody()
    {
        HouseDesk one(folder("c"), QStringLiteral("3번 창구")), other(folder("d"), QStringLiteral("4번 창구"));
        const QStringList found = one.hear({QStringLiteral("found"), QStringLiteral("4번 창구")});
        QVERIFY(!found.isEmpty());
        one.order(QStringLiteral("pair"), found[2]);
        const QStringList here = one.heard(State::Compare), there = other.heard(State::Compare);
        QVERIFY(!here.isEmpty() && !there.isEmpty());
        one.order(QStringLiteral("confirm"), here[1]);
        other.order(QStringLiteral("refuse"), there[1]);
        QCOMPARE(one.heard(State::Ended).value(4), QStringLiteral("lan.refused_there"));
    }

    /// Nobody finds anybody: an address is typed, kept with the pair, and called again after a restart.
    void aTypedAddressIsEnough()
    {
        m_avahi.stop();
        const auto back = qScopeGuard([this] { m_avahi.start(); });
        HouseDesk one(folder("e"), QStringLiteral("5번 창구"), QString::number(portOne));
        HouseDesk other(folder("f"), QStringLiteral("6번 창구"), QString::number(portOther));
        QVERIFY(one.hears({QStringLiteral("ready")}) && other.hears({QStringLiteral("ready")}));
        one.order(QStringLiteral("pair"), QStringLiteral("127.0.0.1/8"));
        QVERIFY(one.hears({QStringLiteral("refused"), QStringLiteral("lan.bad_place")}));
        one.order(QStringLiteral("pair"), QStringLiteral("127.0.0.1:%1").arg(portOther));
        const QStringList here = one.heard(State::Compare), there = other.heard(State::Compare);
        QVERIFY(!here.isEmpty() && !there.isEmpty());
        one.order(QStringLiteral("confirm"), here[1]);
        other.order(QStringLiteral("confirm"), there[1]);
        QVERIFY(other.hears({QStringLiteral("peers"), QStringLiteral("1")}));
        one.kill();
        QVERIFY(other.hears({QStringLiteral("peers"), QStringLiteral("0")}));
        one.start();
        QVERIFY(one.hears({QStringLiteral("peers"), QStringLiteral("1")}));
    }

    /// Two programs as they are installed, on the folders of two desks that are paired.
    void twoRealNaruStandTogether()
    {
        QVERIFY(pairFolders());
        QProcess one, other;
        startNaru(one, m_folder.filePath(QStringLiteral("one/data")), portFirst);
        startNaru(other, m_folder.filePath(QStringLiteral("other/data")), portSecond);
        const auto linked = [] { return connectionsAt(portFirst) + connectionsAt(portSecond); };
        lan::Discovery looking;
        looking.announce({}, 0, {});
        QTRY_VERIFY_WITH_TIMEOUT(isAround(looking, QStringLiteral("동쪽 창구"), portFirst), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(isAround(looking, QStringLiteral("서쪽 창구"), portSecond), patienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(linked() > 0, patienceMs);
        other.kill();
        QVERIFY(other.waitForFinished());
        QTRY_COMPARE_WITH_TIMEOUT(linked(), 0, patienceMs);
        startNaru(other, m_folder.filePath(QStringLiteral("other/data")), portSecond);
        QTRY_VERIFY_WITH_TIMEOUT(linked() > 0, 2 * patienceMs);
        for (QProcess* each : {&one, &other}) {
            each->kill();
            QVERIFY(each->waitForFinished());
        }
    }

private:
    QString folder(const char* name) const { return m_folder.filePath(QLatin1StringView(name)); }

    static void startNaru(QProcess& naru, const QString& folder, quint16 port)
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("QT_QUICK_BACKEND"), QStringLiteral("software"));
        naru.setProcessEnvironment(environment);
        naru.start(QStringLiteral(NARU_BINARY_DIR "/bin/naru"),
            {QStringLiteral("--role"), QStringLiteral("admin"), QStringLiteral("--data"), folder,
                QStringLiteral("--lan"), QString::number(port)});
    }
    static bool isAround(const lan::Discovery& looking, const QString& name, quint16 port)
    {
        return std::ranges::any_of(looking.found(),
            [&](const lan::FoundDesk& desk) { return desk.name == name && desk.places.first().port == port; });
    }

    struct Side {
        QByteArray device, key;
        QString name;
    };
    static Side sideOf(const QString& data, const QString& name)
    {
        const auto keys = crypto::openFileKeyStore(data + QStringLiteral("/keys"));
        return {(*keys)->load(QStringLiteral("device.id"))->view().toByteArray(),
            lan::keyOf(lan::signingKey(**keys)->publicKey()), name};
    }
    /// Two desks whose administrators have each written the other down.
    bool pairFolders() const
    {
        const QString data[]{folder("one/data"), folder("other/data")};
        const QString names[]{QStringLiteral("동쪽 창구"), QStringLiteral("서쪽 창구")};
        std::unique_ptr<desk::Desk> desks[2];
        const SystemClock clock;
        SystemRandom random;
        for (int i = 0; i < 2; ++i) {
            QDir().mkpath(QFileInfo(data[i]).path());
            auto opened = desk::Desk::open({data[i], desk::Desk::Kind::Real, clock, random, {}, nullptr, Instant{}});
            if (!opened)
                return false;
            desks[i] = std::move(*opened);
            desk::Setup setup;
            setup.settings.centre = QStringLiteral("나루동 행정복지센터");
            setup.settings.desk = names[i];
            setup.administrator = QStringLiteral("김나루");
            setup.pin = goodPin;
            if (!await([&](const desk::Done& done) { desks[i]->completeSetup(setup, done); }))
                return false;
        }
        for (int i = 0; i < 2; ++i) {
            const Side other = sideOf(data[1 - i], names[1 - i]);
            if (!await([&](const desk::Done& done) {
                    desks[i]->pairs()->keep(
                        {other.device, other.name, other.key, {}, {}}, 1, desk::Pairs::Over::Nobody, done);
                }))
                return false;
        }
        return true;
    }
    static bool await(const std::function<void(desk::Done)>& ask)
    {
        std::optional<bool> good;
        ask([&good](const Result<void>& result) { good = bool(result); });
        return QTest::qWaitFor([&] { return good.has_value(); }, patienceMs) && *good;
    }

    QTemporaryDir m_folder;
    PrivateAvahi m_avahi;
};

NARU_TEST(NeighboursTest)
#include "tst_neighbours.moc"
