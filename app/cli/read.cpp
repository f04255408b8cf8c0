// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/tell.h"
#include "app/cli/verdictjson.h"
#include "app/desk/faults.h"
#include "app/desk/handover.h"
#include "app/identity/mdl/session.h"
#include "app/identity/purpose.h"
#include "app/identity/verify.h"
#include "devices/nfc/nfcendpoint.h"
#include "devices/nfc/nfcreader.h"
#include "devices/pcsc/cardreaders.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTimer>

namespace naru::cli {

using identity::Verdict;
using identity::mdl::ReaderSession;

namespace {
constexpr int waitSecondsUsual = 60, waitSecondsMax = 3600;

struct Options {
    QCommandLineOption nfc{QStringLiteral("nfc"),
        QStringLiteral("NFC reader as libnfc calls it, for example pn532_uart:/dev/ttyUSB0."), QStringLiteral("NAME")};
    QCommandLineOption pcsc{
        QStringLiteral("pcsc"), QStringLiteral("PC/SC reader, or how its name begins."), QStringLiteral("NAME")};
    QCommandLineOption purpose{QStringLiteral("purpose"), QStringLiteral("What to ask."), QStringLiteral("ID"),
        identity::builtInPurposes().first().id};
    QCommandLineOption trust{QStringLiteral("trust"),
        QStringLiteral("Issuers to believe: PEM or DER file, or a folder."), QStringLiteral("FILE_OR_DIR")};
    QCommandLineOption wait{QStringLiteral("wait"), QStringLiteral("Give up after so many seconds."),
        QStringLiteral("SECONDS"), QString::number(waitSecondsUsual)};
    QCommandLineOption json{QStringLiteral("json"), QStringLiteral("Print one JSON object.")};
};

/// One visitor, asked once, judged, let go. Nothing is recorded: this is for who sets up a desk.
class Reading {
public:
    Reading(const QString& program, const QString& reader, const identity::Purpose& purpose,
        const identity::TrustList& trust)
        : m_purpose(purpose)
        , m_trust(trust)
        , m_reader(program, reader)
        , m_tap(m_reader, desk::handoverDoor())
    {
        const auto on = [this](auto signal, auto slot) { QObject::connect(&m_tap, signal, &m_tap, slot); };
        QObject::connect(&m_reader, &device::ApduLink::arrived, &m_tap, [this] { m_arrivedAt = m_clock.monotonic(); });
        on(&device::VisitEndpoint::engaged,
            [this](const QByteArray& engagement, const QByteArray& handover) { engaged(engagement, handover); });
        on(&device::VisitEndpoint::received, [this](const QByteArray& message) { received(message); });
        on(&device::VisitEndpoint::lost, [this](const Fault& fault) { lost(fault); });
    }

    Result<Verdict> run(std::chrono::seconds wait)
    {
        m_tap.listen();
        QTimer::singleShot(wait, &m_loop, [this] { end(m_reader.problem().value_or(desk::DeskFault::PhoneTimeout)); });
        m_loop.exec();
        m_tap.stop();
        return *m_outcome;
    }

    QJsonObject timing() const
    {
        const auto between
            = [](Milliseconds from, Milliseconds to) { return static_cast<double>((to - from).count()); };
        return {{QStringLiteral("engagement"), between(m_arrivedAt, m_engagedAt)},
            {QStringLiteral("transfer"), between(m_engagedAt, m_receivedAt)},
            {QStringLiteral("total"), between(m_arrivedAt, m_receivedAt)}};
    }

private:
    void engaged(const QByteArray& engagement, const QByteArray& handover)
    {
        m_engagedAt = m_clock.monotonic();
        auto session = ReaderSession::begin(engagement, handover, m_purpose.asked, nullptr, m_random);
        if (!session)
            return end(session.fault());
        m_session.emplace(std::move(*session));
        m_tap.send(m_session->establishment());
    }

    void received(const QByteArray& message)
    {
        m_receivedAt = m_clock.monotonic();
        const auto answer = m_session->receive(message);
        m_tap.send(answer ? ReaderSession::termination() : ReaderSession::farewell(answer.fault()));
        if (!answer)
            return end(answer.fault());
        if (*answer)
            end(identity::verify({**answer, m_session->transcript(), m_session->readerKey(), m_purpose.asked},
                {m_trust, m_clock.now(), true}));
    }

    void lost(const Fault& fault)
    {
        if (m_session || !fault.is(device::DeviceFault::PhoneLocked))
            return end(fault);
        sayFault(fault);
        m_tap.listen(); // until it is unlocked, or another comes
    }

    /// The last message still goes out.
    void end(const Result<Verdict>& outcome)
    {
        constexpr Milliseconds farewell{300};
        if (std::exchange(m_isOver, true))
            return;
        m_outcome = outcome;
        m_tap.stop();
        QTimer::singleShot(farewell, &m_loop, &QEventLoop::quit);
    }

    const identity::Purpose& m_purpose;
    const identity::TrustList& m_trust;
    SystemClock m_clock;
    SystemRandom m_random;
    QEventLoop m_loop;
    device::NfcReader m_reader;
    device::NfcEndpoint m_tap;
    std::optional<ReaderSession> m_session;
    std::optional<Result<Verdict>> m_outcome;
    bool m_isOver = false;
    Milliseconds m_arrivedAt{0}, m_engagedAt{0}, m_receivedAt{0};
};
} // namespace

int read(const Invocation& invocation)
{
    QCommandLineParser parser;
    const Options options;
    parser.addOptions({options.nfc, options.pcsc, options.purpose, options.trust, options.wait, options.json});
    int exit = Unusable;
    if (!parse(parser, invocation, exit))
        return exit;
    const auto* purpose = identity::findPurpose(parser.value(options.purpose));
    bool isNumber = false;
    const int wait = parser.value(options.wait).toInt(&isNumber);
    const bool isNfc = parser.isSet(options.nfc);
    if (!parser.positionalArguments().isEmpty() || isNfc == parser.isSet(options.pcsc))
        return complain(QStringLiteral("read: --nfc NAME or --pcsc NAME is needed"));
    if (!purpose || !isNumber || wait < 1 || wait > waitSecondsMax)
        return complain(QStringLiteral("--purpose or --wait cannot be used"));
    const auto trust = identity::TrustList::load(
        parser.isSet(options.trust) ? parser.value(options.trust) : folderOf(invocation) + QStringLiteral("/trust"));
    if (!trust)
        return complain(QStringLiteral("--trust: cannot be read"));

    const QString program = isNfc ? device::nfcProgramBesideThisOne() : device::pcscProgramBesideThisOne();
    Reading reading(program, parser.value(isNfc ? options.nfc : options.pcsc), *purpose, *trust);
    const auto verdict = reading.run(std::chrono::seconds(wait));
    if (!verdict)
        return sayFault(verdict.fault());
    if (!parser.isSet(options.json)) {
        tell(*verdict);
        return verdict->accepted() ? Done : Refused;
    }
    QJsonObject object = toJson(*verdict);
    object.insert(QStringLiteral("transport"), QStringLiteral("nfc"));
    object.insert(QStringLiteral("timing_ms"), reading.timing());
    printJson(object);
    return verdict->accepted() ? Done : Refused;
}

} // namespace naru::cli
