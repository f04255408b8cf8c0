// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/interop/chromium.h"

#include "tests/support/wait.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStandardPaths>

#include <fcntl.h>
#include <unistd.h>

namespace naru::interop {

namespace {

constexpr int startMs = 30'000, answerMs = 15'000;
constexpr uint nobody = 65534;
constexpr int toBrowser = 3, fromBrowser = 4; // --remote-debugging-pipe

} // namespace

QString Chromium::program()
{
    for (const char* name : {"chromium-headless-shell", "chromium"}) {
        const QString found = QStandardPaths::findExecutable(QLatin1StringView(name));
        if (!found.isEmpty())
            return found;
    }
    return {};
}

Chromium::~Chromium()
{
    constexpr int farewellMs = 5000;
    if (m_process.state() == QProcess::Running) {
        m_session.clear();
        command(QStringLiteral("Browser.close")); // or its children write into the folder that is being removed
        m_process.waitForFinished(farewellMs);
    }
    m_notifier.reset();
    if (m_write >= 0)
        ::close(m_write);
    if (m_read >= 0)
        ::close(m_read);
    m_process.kill();
    m_process.waitForFinished();
}

bool Chromium::start(const QSize& screen)
{
    int down[2], up[2];
    if (::pipe2(down, O_CLOEXEC) != 0 || ::pipe2(up, O_CLOEXEC) != 0)
        return false;
    m_write = down[1];
    m_read = up[0];
    m_screen = screen;
    const bool isRoot = ::geteuid() == 0;
    if (isRoot && ::chown(qPrintable(m_home.path()), nobody, nobody) != 0)
        return false;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_home.path());
    m_process.setProcessEnvironment(environment);
    m_process.setStandardErrorFile(QProcess::nullDevice());
    // A browser is never root, not even here; its own sandbox needs what a bare root has not.
    m_process.setChildProcessModifier([=] {
        const int in = ::fcntl(down[0], F_DUPFD, 10), out = ::fcntl(up[1], F_DUPFD, 10);
        ::dup2(in, toBrowser);
        ::dup2(out, fromBrowser);
        if (isRoot && (::setgid(nobody) != 0 || ::setuid(nobody) != 0))
            ::_exit(126);
    });
    m_process.start(program(),
        {QStringLiteral("--remote-debugging-pipe"), QStringLiteral("--headless"), QStringLiteral("--no-sandbox"),
            QStringLiteral("--disable-gpu"), QStringLiteral("--disable-dev-shm-usage"),
            QStringLiteral("--no-first-run"), QStringLiteral("--no-proxy-server"),
            QStringLiteral("--user-data-dir=") + m_home.path()});
    ::close(down[0]);
    ::close(up[1]);
    if (!m_process.waitForStarted(startMs))
        return false;
    m_notifier = std::make_unique<QSocketNotifier>(m_read, QSocketNotifier::Read);
    QObject::connect(m_notifier.get(), &QSocketNotifier::activated, m_notifier.get(), [this] { read(); });
    return openAnother("about:blank");
}

void Chromium::read()
{
    char bytes[64 * 1024];
    const auto count = ::read(m_read, bytes, sizeof bytes);
    if (count <= 0) {
        m_notifier->setEnabled(false);
        return;
    }
    m_waiting.append(bytes, count);
    for (qsizetype end; (end = m_waiting.indexOf('\0')) >= 0; m_waiting.remove(0, end + 1))
        take(QJsonDocument::fromJson(m_waiting.left(end)).object());
}

void Chromium::take(const QJsonObject& message)
{
    const QString method = message[QStringLiteral("method")].toString();
    const auto parameters = message[QStringLiteral("params")].toObject();
    if (message.contains(QStringLiteral("id")))
        m_answers.insert(message[QStringLiteral("id")].toInt(), message);
    else if (method == QLatin1StringView("Log.entryAdded"))
        complaints.append(parameters[QStringLiteral("entry")][QStringLiteral("text")].toString());
    else if (method == QLatin1StringView("Runtime.exceptionThrown"))
        complaints.append(QString::fromUtf8(QJsonDocument(parameters).toJson(QJsonDocument::Compact)));
}

QJsonObject Chromium::command(const QString& method, const QJsonObject& parameters)
{
    const int number = ++m_last;
    QJsonObject message{
        {QStringLiteral("id"), number}, {QStringLiteral("method"), method}, {QStringLiteral("params"), parameters}};
    if (!m_session.isEmpty() && !method.startsWith(QLatin1StringView("Target.")))
        message.insert(QStringLiteral("sessionId"), m_session);
    QByteArray bytes = QJsonDocument(message).toJson(QJsonDocument::Compact);
    bytes.append('\0');
    if (::write(m_write, bytes.constData(), size_t(bytes.size())) != bytes.size())
        return {};
    test::waitFor([&] { return m_answers.contains(number); },
        method.startsWith(QLatin1StringView("Target.")) ? startMs : answerMs);
    return m_answers.take(number)[QStringLiteral("result")].toObject();
}

bool Chromium::openAnother(const QByteArray& url)
{
    const auto target
        = command(QStringLiteral("Target.createTarget"), {{QStringLiteral("url"), QStringLiteral("about:blank")}});
    const auto attached = command(QStringLiteral("Target.attachToTarget"),
        {{QStringLiteral("targetId"), target[QStringLiteral("targetId")]}, {QStringLiteral("flatten"), true}});
    m_session = attached[QStringLiteral("sessionId")].toString();
    if (m_session.isEmpty())
        return false;
    for (const char* domain : {"Page.enable", "Runtime.enable", "Log.enable"})
        command(QLatin1StringView(domain));
    command(QStringLiteral("Emulation.setDeviceMetricsOverride"),
        {{QStringLiteral("width"), m_screen.width()}, {QStringLiteral("height"), m_screen.height()},
            {QStringLiteral("deviceScaleFactor"), 2}, {QStringLiteral("mobile"), true}});
    command(QStringLiteral("Emulation.setTouchEmulationEnabled"), {{QStringLiteral("enabled"), true}});
    return open(url);
}

bool Chromium::open(const QByteArray& url)
{
    const auto done = command(QStringLiteral("Page.navigate"), {{QStringLiteral("url"), QString::fromLatin1(url)}});
    return !done.isEmpty() && !done.contains(QStringLiteral("errorText"));
}

QJsonValue Chromium::say(const QString& script)
{
    const auto answer = command(QStringLiteral("Runtime.evaluate"),
        {{QStringLiteral("expression"), script}, {QStringLiteral("returnByValue"), true},
            {QStringLiteral("awaitPromise"), true}});
    return answer[QStringLiteral("result")][QStringLiteral("value")];
}

bool Chromium::tap(const QString& words)
{
    const auto place
        = say(QStringLiteral("(()=>{const b=[...document.querySelectorAll('button')].find(b=>b.textContent."
                             "startsWith('%1'));if(!b)return null;b.scrollIntoView({block:'center',behavior:"
                             "'instant'});const r=b.getBoundingClientRect();return {x:r.x+r.width/2,y:r.y+r."
                             "height/2}})()")
                  .arg(words))
              .toObject();
    if (place.isEmpty())
        return false;
    command(QStringLiteral("Input.dispatchTouchEvent"),
        {{QStringLiteral("type"), QStringLiteral("touchStart")}, {QStringLiteral("touchPoints"), QJsonArray{place}}});
    command(QStringLiteral("Input.dispatchTouchEvent"),
        {{QStringLiteral("type"), QStringLiteral("touchEnd")}, {QStringLiteral("touchPoints"), QJsonArray{}}});
    return true;
}

void Chromium::useDark(bool dark)
{
    command(QStringLiteral("Emulation.setEmulatedMedia"),
        {{QStringLiteral("features"),
            QJsonArray{QJsonObject{{QStringLiteral("name"), QStringLiteral("prefers-color-scheme")},
                {QStringLiteral("value"), dark ? QStringLiteral("dark") : QStringLiteral("light")}}}}});
}

void Chromium::useScripts(bool on)
{
    command(QStringLiteral("Emulation.setScriptExecutionDisabled"), {{QStringLiteral("value"), !on}});
}

QImage Chromium::picture()
{
    const auto answer
        = command(QStringLiteral("Page.captureScreenshot"), {{QStringLiteral("captureBeyondViewport"), true}});
    return QImage::fromData(QByteArray::fromBase64(answer[QStringLiteral("data")].toString().toLatin1()));
}

} // namespace naru::interop
