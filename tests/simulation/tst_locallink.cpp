// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/mdl/session.h"
#include "app/identity/purpose.h"
#include "app/identity/verify.h"
#include "devices/simulator/localphone.h"
#include "devices/simulator/phonecontroller.h"
#include "devices/visit/locallink.h"
#include "tests/support/suite.h"

#include <QFileInfo>
#include <QLocalSocket>
#include <QProcess>
#include <QTemporaryDir>

using namespace naru;
using namespace naru::identity;
using device::DeviceFault;
using device::LinkFrame;
using device::LocalLinkEndpoint;

namespace {
constexpr int waitMs = 10'000;

/// The desk's side of one visit: asks, and keeps what it got.
struct TestDesk {
    explicit TestDesk(const QString& path, LocalLinkEndpoint::Limits limits = {})
        : link(path, limits)
    {
        QObject::connect(&link, &LocalLinkEndpoint::engaged, &link,
            [this](const QByteArray& engagement, const QByteArray& handover) {
                auto begun = mdl::ReaderSession::begin(engagement, handover, asked, nullptr, random);
                if (!begun)
                    return;
                session.emplace(std::move(*begun));
                link.send(session->establishment());
            });
        QObject::connect(&link, &LocalLinkEndpoint::received, &link, [this](const QByteArray& message) {
            const auto answer = session->receive(message);
            if (!answer)
                fault = answer.fault();
            else if (*answer)
                response = **answer;
        });
        QObject::connect(&link, &LocalLinkEndpoint::lost, &link, [this](const Fault& why) { lost = why; });
    }

    bool waitLost()
    {
        return QTest::qWaitFor([this] { return lost.has_value(); }, waitMs);
    }

    LocalLinkEndpoint link;
    SeededRandom random{3};
    Asked asked = builtInPurposes().first().asked;
    std::optional<mdl::ReaderSession> session;
    std::optional<QByteArray> response;
    std::optional<Fault> fault, lost;
};
} // namespace

/// What an endpoint said, in numbers.
struct Heard {
    explicit Heard(LocalLinkEndpoint& link)
    {
        QObject::connect(&link, &LocalLinkEndpoint::engaged, &link, [this] { ++engaged; });
        QObject::connect(&link, &LocalLinkEndpoint::received, &link, [this] { ++received; });
        QObject::connect(&link, &LocalLinkEndpoint::lost, &link, [this](const Fault& why) { lost = why.name(); });
    }
    bool waitLost()
    {
        return QTest::qWaitFor([this] { return !lost.isEmpty(); }, waitMs);
    }
    int engaged = 0, received = 0;
    QByteArray lost;
};

class LocalLinkTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    ManualClock m_clock{*parseRfc3339(u"2026-11-20T02:22:00Z")};
    SeededRandom m_random{5};

    QString path() const { return m_folder.filePath(QStringLiteral("phone.link")); }

    static bool waitState(const sim::PhoneController& phone, const char* state)
    {
        return QTest::qWaitFor([&] { return phone.state() == QLatin1StringView(state); }, waitMs);
    }

    /// A phone that says exactly these bytes.
    static void say(QLocalSocket& socket, const QString& path, const QByteArray& bytes)
    {
        socket.connectToServer(path);
        socket.write(bytes);
        socket.flush();
    }

private Q_SLOTS:
    void carriesAWholeVisit()
    {
        TestDesk desk(path());
        QVERIFY(desk.link.isReady());
        QVERIFY(!(QFileInfo(path()).permissions()
            & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
        sim::PhoneController phone({path()}, m_clock, m_random);
        phone.present();
        QVERIFY(waitState(phone, "reaching")); // nobody listens yet: it waits beside the reader
        QTRY_VERIFY(!phone.log().isEmpty()
            && phone.log().constLast().toMap()[QStringLiteral("what")] == QStringLiteral("desk_busy"));
        desk.link.listen();
        QVERIFY(waitState(phone, "asked"));
        QCOMPARE(phone.asked().size(), 2);
        QVERIFY(phone.asked().constFirst().toMap()[QStringLiteral("held")].toBool());
        QVERIFY(phone.requester().isEmpty() && !phone.requesterVerified());
        QVERIFY(phone.notAsked().contains(QStringLiteral("portrait")));
        phone.agree();
        QTRY_VERIFY(desk.response);

        TrustList trust;
        trust.add(sim::sampleTrustPem(m_clock.now()));
        const Verdict verdict
            = verify({*desk.response, desk.session->transcript(), desk.session->readerKey(), desk.asked},
                {trust, m_clock.now(), true});
        QVERIFY2(verdict.overall == Overall::Accept, qPrintable(verdict.failedChecks().join(u' ')));

        desk.link.send(mdl::ReaderSession::termination());
        QVERIFY(waitState(phone, "ended"));
        QVERIFY(desk.waitLost() && desk.lost->is(DeviceFault::PhoneGone));
    }

    void carriesASecondQuestion()
    {
        TestDesk desk(path());
        desk.link.listen();
        sim::PhoneController phone({path(), 1, 3}, m_clock, m_random);
        phone.present();
        QVERIFY(waitState(phone, "asked"));
        phone.agree();
        QTRY_VERIFY(desk.response);
        desk.response.reset();
        desk.link.send(desk.session->askAgain(builtInPurposes().first().fallbacks.first(), nullptr));
        QVERIFY(waitState(phone, "asked"));
        QCOMPARE(
            phone.asked().constFirst().toMap()[QStringLiteral("element")].toString(), QStringLiteral("age_birth_year"));
        phone.agree();
        QTRY_VERIFY(desk.response);
    }

    void answersAsAProgram_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<bool>("answered");
        const auto words = [](const char* text) { return QString::fromLatin1(text).split(u' '); };
        QTest::newRow("agrees") << words("--agree --document young") << 0 << true;
        QTest::newRow("refuses") << words("--refuse") << 0 << false;
        QTest::newRow("drops") << words("--agree --fault drop_at_byte --drop-at 300") << 1 << false;
        QTest::newRow("locked") << words("--agree --fault locked") << 1 << false;
        QTest::newRow("no answer chosen") << words("--document 1") << 2 << false;
        QTest::newRow("unknown fault") << words("--agree --fault other") << 2 << false;
    }
    void answersAsAProgram()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, code);
        QFETCH(bool, answered);
        TestDesk desk(path());
        desk.link.listen();
        QProcess program;
        program.start(QStringLiteral(NARU_BINARY_DIR "/bin/naru-sim"),
            QStringList{QStringLiteral("phone"), QStringLiteral("--headless"), QStringLiteral("--link"), path(),
                QStringLiteral("--wait"), QStringLiteral("20")}
                + arguments);
        if (answered) {
            QVERIFY(QTest::qWaitFor([&] { return desk.response.has_value(); }, waitMs));
            desk.link.send(mdl::ReaderSession::termination());
        }
        QVERIFY(QTest::qWaitFor([&] { return program.state() == QProcess::NotRunning; }, waitMs));
        QCOMPARE(program.exitCode(), code);
        QCOMPARE(desk.response.has_value(), answered);
    }

    void letsThePersonWithhold()
    {
        TestDesk desk(path());
        desk.asked = findPurpose(QStringLiteral("certificate-identity"))->asked;
        desk.link.listen();
        sim::PhoneController phone({path()}, m_clock, m_random);
        phone.present();
        QVERIFY(waitState(phone, "asked"));
        phone.setShown(3, false); // the portrait
        QVERIFY(!phone.asked().at(3).toMap()[QStringLiteral("shown")].toBool());
        phone.agree();
        QTRY_VERIFY(desk.response);
        TrustList trust;
        trust.add(sim::sampleTrustPem(m_clock.now()));
        const Verdict verdict
            = verify({*desk.response, desk.session->transcript(), desk.session->readerKey(), desk.asked},
                {trust, m_clock.now(), true});
        QCOMPARE(verdict.overall, Overall::AcceptIncomplete);
        QCOMPARE(verdict.documents.first().missing.size(), 1);
    }

    void hearsARefusal()
    {
        TestDesk desk(path());
        desk.link.listen();
        sim::PhoneController phone({path()}, m_clock, m_random);
        phone.present();
        QVERIFY(waitState(phone, "asked"));
        phone.refuse();
        QTRY_VERIFY(desk.fault);
        QVERIFY(desk.fault->is(IdentityFault::SessionEnded));
        QCOMPARE(phone.state(), QStringLiteral("refused"));
    }

    void namesALockedPhone()
    {
        TestDesk desk(path());
        desk.link.listen();
        sim::PhoneController phone({path(), 1, 0, sim::Misbehaviour::Locked, 0}, m_clock, m_random);
        phone.present();
        QVERIFY(desk.waitLost());
        QVERIFY2(desk.lost->is(DeviceFault::PhoneLocked), desk.lost->name());
        QVERIFY(waitState(phone, "locked"));
    }

    void losesAPhoneThatIsTakenAway()
    {
        TestDesk desk(path());
        desk.link.listen();
        sim::PhoneController phone({path()}, m_clock, m_random);
        phone.present();
        QVERIFY(waitState(phone, "asked"));
        phone.takeAway();
        QVERIFY(desk.waitLost());
        QVERIFY(desk.lost->is(DeviceFault::PhoneGone));
        QCOMPARE(phone.state(), QStringLiteral("away"));
    }

    void losesAPhoneThatDropsAtAByte_data()
    {
        QTest::addColumn<int>("bytes");
        for (const int bytes : {0, 1, 4, 5, 6, 100, 300, 1000})
            QTest::addRow("%d", bytes) << bytes;
    }
    void losesAPhoneThatDropsAtAByte()
    {
        QFETCH(int, bytes);
        TestDesk desk(path());
        desk.link.listen();
        sim::PhoneController phone({path(), 1, 0, sim::Misbehaviour::DropAtByte, bytes}, m_clock, m_random);
        connect(
            &phone, &sim::PhoneController::stateChanged, &phone, [&phone] { phone.agree(); }, Qt::QueuedConnection);
        phone.present();
        QVERIFY(desk.waitLost());
        QVERIFY2(desk.lost->is(DeviceFault::PhoneGone), desk.lost->name());
        QVERIFY(!desk.response);
        QVERIFY(waitState(phone, "lost"));
    }

    void tellsASecondPhoneToWait()
    {
        TestDesk desk(path());
        desk.link.listen();
        sim::PhoneController first({path()}, m_clock, m_random);
        first.present();
        QVERIFY(waitState(first, "asked"));
        sim::PhoneController second({path(), 1, 1}, m_clock, m_random);
        second.present();
        QTRY_VERIFY(!second.log().isEmpty()
            && second.log().constLast().toMap()[QStringLiteral("what")] == QStringLiteral("desk_busy"));
        QCOMPARE(first.state(), QStringLiteral("asked"));
        first.takeAway();
        QVERIFY(desk.waitLost());
        desk.link.listen();
        QVERIFY(waitState(second, "asked"));
    }

    void losesAPhoneThatTalksNonsense_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto engagement = LinkFrame{LinkFrame::Type::Engagement,
            device::LinkEngagement{QByteArray("\xf6"), QByteArray("\xa0")}.encode()}
                                    .encode();
        QTest::newRow("length 0") << QByteArray(4, '\0');
        QTest::newRow("length over the limit") << QByteArray::fromHex("00100001");
        QTest::newRow("an HTTP request") << QByteArray("GET / HTTP/1.1\r\n\r\n");
        QTest::newRow("unknown type") << QByteArray::fromHex("0000000163");
        QTest::newRow("a message before the engagement") << LinkFrame{LinkFrame::Type::Message, "x"}.encode();
        QTest::newRow("the desk's word") << LinkFrame{LinkFrame::Type::Busy, {}}.encode();
        QTest::newRow("a goodbye with content") << LinkFrame{LinkFrame::Type::Bye, "x"}.encode();
        QTest::newRow("an engagement of one byte") << LinkFrame{LinkFrame::Type::Engagement, "x"}.encode();
        QTest::newRow("a handover longer than the frame")
            << LinkFrame{LinkFrame::Type::Engagement, QByteArray::fromHex("1000f6a0")}.encode();
        QTest::newRow("no handover") << LinkFrame{LinkFrame::Type::Engagement, QByteArray::fromHex("0000a0")}.encode();
        QTest::newRow("engaged twice") << engagement + engagement;
    }
    void losesAPhoneThatTalksNonsense()
    {
        QFETCH(QByteArray, bytes);
        TestDesk desk(path());
        desk.link.listen();
        QLocalSocket phone;
        say(phone, path(), bytes);
        QVERIFY(desk.waitLost());
        QVERIFY2(desk.lost->is(DeviceFault::PhoneTalksNonsense), desk.lost->name());
    }

    void losesAPhoneThatFloods()
    {
        LocalLinkEndpoint::Limits limits;
        limits.messagesMax = 3;
        LocalLinkEndpoint link(path(), limits);
        link.listen();
        Heard heard(link);
        const auto engagement = LinkFrame{LinkFrame::Type::Engagement,
            device::LinkEngagement{QByteArray("\xf6"), QByteArray("\xa0")}.encode()}
                                    .encode();
        QLocalSocket phone;
        say(phone, path(), engagement + LinkFrame{LinkFrame::Type::Message, "x"}.encode().repeated(4));
        QVERIFY(heard.waitLost());
        QCOMPARE(heard.received, 3);
        QCOMPARE(heard.lost, QByteArray("device.phone_floods"));

        limits.bytesMax = 1000;
        LocalLinkEndpoint narrow(m_folder.filePath(QStringLiteral("narrow.link")), limits);
        narrow.listen();
        Heard heardNarrow(narrow);
        QLocalSocket other;
        say(other, m_folder.filePath(QStringLiteral("narrow.link")),
            engagement + LinkFrame{LinkFrame::Type::Message, QByteArray(2000, 'x')}.encode());
        QVERIFY(heardNarrow.waitLost());
        QCOMPARE(heardNarrow.lost, QByteArray("device.phone_floods"));
    }

    void losesAPhoneThatSaysNothing_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto engagement = LinkFrame{LinkFrame::Type::Engagement,
            device::LinkEngagement{QByteArray("\xf6"), QByteArray("\xa0")}.encode()}
                                    .encode();
        QTest::newRow("nothing at all") << QByteArray();
        QTest::newRow("half an engagement") << engagement.first(5);
        QTest::newRow("half a message") << engagement + QByteArray::fromHex("0000000902");
    }
    void losesAPhoneThatSaysNothing()
    {
        QFETCH(QByteArray, bytes);
        LocalLinkEndpoint::Limits limits;
        limits.engagement = limits.frame = std::chrono::milliseconds(50);
        LocalLinkEndpoint link(path(), limits);
        link.listen();
        Heard heard(link);
        QLocalSocket phone;
        say(phone, path(), bytes);
        QVERIFY(heard.waitLost());
        QCOMPARE(heard.lost, QByteArray("device.phone_silent"));
    }

    void saysNothingAfterStop()
    {
        LocalLinkEndpoint link(path());
        link.listen();
        Heard heard(link);
        connect(&link, &LocalLinkEndpoint::engaged, &link, &LocalLinkEndpoint::stop); // in the middle of a read
        const auto engagement = LinkFrame{LinkFrame::Type::Engagement,
            device::LinkEngagement{QByteArray("\xf6"), QByteArray("\xa0")}.encode()}
                                    .encode();
        QLocalSocket phone;
        say(phone, path(), engagement + LinkFrame{LinkFrame::Type::Message, "x"}.encode());
        QVERIFY(QTest::qWaitFor([&] { return phone.state() == QLocalSocket::UnconnectedState; }, waitMs));
        QCOMPARE(heard.engaged, 1);
        QVERIFY(heard.received == 0 && heard.lost.isEmpty());
    }

    void saysWhyItIsNotReady()
    {
        LocalLinkEndpoint relative(QStringLiteral("phone.link"));
        QVERIFY(!relative.isReady() && relative.problem()->is(DeviceFault::LinkUnavailable));
        LocalLinkEndpoint tooLong(QLatin1Char('/') + QString(200, u'x'));
        QVERIFY(!tooLong.isReady() && tooLong.problem()->is(DeviceFault::LinkUnavailable));
        LocalLinkEndpoint one(path()), two(path());
        QVERIFY(one.isReady());
        QVERIFY(!two.isReady() && two.problem()->is(DeviceFault::LinkUnavailable));
    }
};

NARU_TEST(LocalLinkTest)
#include "tst_locallink.moc"
