// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>
#include <cstdio>
#include <sys/prctl.h>

namespace naru {

namespace {
constexpr int helperWaitMs = 30'000, goodbyeWaitMs = 2000;
constexpr std::chrono::days trustKept{7};
constexpr qint64 lineBytesMax = 4096;
const QString terminalPoi = QStringLiteral("SIM1-000000000002");
const QByteArray terminalPassphrase = "naru demo terminal"; // of sample money

/// The first line that the terminal says: where it is.
QString addressOf(QProcess& terminal)
{
    while (!terminal.canReadLine()) {
        if (!terminal.waitForReadyRead(helperWaitMs))
            return {};
    }
    return QJsonDocument::fromJson(terminal.readLine(lineBytesMax)).object().value(QStringLiteral("url")).toString();
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(lineBytesMax) : QByteArray();
}

bool writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}
} // namespace

Result<void> waitFor(const std::function<void(desk::Done)>& ask)
{
    QEventLoop loop;
    std::optional<Result<void>> answer;
    ask([&](const Result<void>& result) {
        answer = result;
        loop.quit();
    });
    while (!answer)
        loop.exec();
    return *answer;
}

Result<void> setUpDemo(desk::Desk& desk, const QString& language, bool highContrast)
{
    desk::Setup setup;
    setup.settings.centre = QStringLiteral("나루동 행정복지센터");
    setup.settings.desk = QStringLiteral("2번 창구");
    setup.settings.language = language.isEmpty() ? QStringLiteral("ko") : language;
    setup.settings.highContrast = highContrast;
    setup.administrator = QStringLiteral("김나루");
    setup.pin = demoPin;
    if (const auto done = waitFor([&](const desk::Done& then) { desk.completeSetup(setup, then); }); !done)
        return done;
    const auto added = waitFor(
        [&](const desk::Done& then) { desk.addStaff(QStringLiteral("이한솔"), desk::Role::Clerk, demoPin, then); });
    const auto trainer = !added ? added : waitFor([&](const desk::Done& then) {
        desk.addStaff(QStringLiteral("정배움"), desk::Role::Trainer, demoPin, then);
    });
    desk.lock();
    return trainer;
}

Simulator::Simulator()
    : m_program(QCoreApplication::applicationDirPath() + QStringLiteral("/naru-sim"))
{
    arm(m_phone);
    m_phone.setStandardOutputFile(QProcess::nullDevice());
    arm(m_terminal);
}

Simulator::~Simulator()
{
    takeAway(m_phone);
    takeAway(m_terminal);
}

void Simulator::arm(QProcess& process) const
{
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

void Simulator::takeAway(QProcess& process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (!process.waitForFinished(goodbyeWaitMs))
        process.kill();
    process.waitForFinished(goodbyeWaitMs);
}

bool Simulator::writeTrust(const QString& folder, Instant now) const
{
    const QFileInfo root(folder + QStringLiteral("/trust/sample.pem"));
    const Instant written(Milliseconds(root.lastModified().toMSecsSinceEpoch()));
    if (root.size() > 0 && written <= now && now - written < trustKept)
        return true;
    QDir().mkpath(folder + QStringLiteral("/trust"));
    QProcess sim;
    sim.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    sim.start(
        m_program, {QStringLiteral("trust"), QStringLiteral("--out"), folder + QStringLiteral("/trust/sample.pem")});
    return sim.waitForFinished(helperWaitMs) && sim.exitStatus() == QProcess::NormalExit && sim.exitCode() == 0;
}

void Simulator::startPhone(const QStringList& arguments)
{
    takeAway(m_phone);
    m_phone.start(m_program, QStringList{QStringLiteral("phone")} + arguments);
}

void Simulator::registerTerminal(desk::Desk& desk, const QString& folder, Window window)
{
    const QString home = folder + QStringLiteral("/terminal"), passphrase = home + QStringLiteral("/passphrase"),
                  certificate = home + QStringLiteral("/certificate.pem");
    device::TerminalSetup setup;
    setup.id = QStringLiteral("demo");
    setup.name = QStringLiteral("단말 휴대폰 2번");
    setup.driver = QStringLiteral("nexo");
    setup.poi = terminalPoi;
    setup.keyIdentifier = QStringLiteral("demo");
    setup.keyVersion = 1;
    QStringList arguments{QStringLiteral("terminal"), QStringLiteral("--poi"), setup.poi, QStringLiteral("--key-id"),
        setup.keyIdentifier, QStringLiteral("--key-version"), QString::number(setup.keyVersion),
        QStringLiteral("--passphrase-file"), passphrase, QStringLiteral("--certificate-out"), certificate,
        QStringLiteral("--data"), home, QStringLiteral("--acquirer-file"), home + QStringLiteral("/acquirer.csv")};
    if (window == Window::None)
        arguments.append({QStringLiteral("--headless"), QStringLiteral("--outcome"), QStringLiteral("approve")});
    else
        arguments.append({QStringLiteral("--reads-for"), QStringLiteral("2500")}); // long enough to be seen
    QDir().mkpath(home);
    if (writeFile(passphrase, terminalPassphrase)) {
        m_terminal.start(m_program, arguments);
        setup.address = addressOf(m_terminal);
        setup.roots = contentOf(certificate);
    }
    const QList<desk::StaffMember> staff = desk.staff();
    const auto kept = setup.address.isEmpty() || staff.isEmpty() || !desk.till()
        ? Result<void>(desk::DeskFault::BadTerminal)
        : waitFor([&](const desk::Done& then) { desk.signIn(staff.constFirst().id, demoPin, then); });
    const auto registered = kept
        ? waitFor([&](const desk::Done& then) { desk.till()->keepTerminal(setup, terminalPassphrase, then); })
        : kept;
    desk.lock();
    if (!registered)
        std::fputs("naru-sim's payment terminal did not start: the demo takes no cards\n", stderr);
}

void Simulator::tellTerminal(const QByteArray& line)
{
    m_terminal.write(line + '\n');
}

} // namespace naru
