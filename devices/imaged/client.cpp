// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/imaged/client.h"

#include "devices/imaged/protocol.h"

#include <QCoreApplication>
#include <QDir>
#include <QPointer>
#include <QProcess>
#include <QTimer>

#include <csignal>
#include <optional>
#include <utility>

namespace naru::imaged {

using device::DeviceFault;
using device::Picture;

namespace {
constexpr int killedWithinMs = 1000; ///< waited only when the client itself goes while a process runs

/// One process, one picture, one call of `done`.
class Run : public QObject {
public:
    Run(QObject* parent, const QObject* context, device::PictureDecoder::Done done)
        : QObject(parent)
        , m_context(context)
        , m_done(std::move(done))
    {
        connect(&m_process, &QProcess::readyReadStandardOutput, this, &Run::collect);
        connect(&m_process, &QProcess::finished, this, &Run::judge);
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                finish(
                    Fault(DeviceFault::PictureDecoderFailed, QStringLiteral("does not start: ") + m_process.program()));
        });
        connect(&m_clock, &QTimer::timeout, this, [this] { finish(DeviceFault::PictureTooSlow); });
        m_clock.setSingleShot(true);
    }
    ~Run() override
    {
        wipe();
        m_process.disconnect(this);
        m_process.kill();
        m_process.waitForFinished(killedWithinMs);
    }

    void start(
        const QString& program, std::chrono::milliseconds wall, const QByteArray& header, const QByteArray& payload)
    {
        QProcessEnvironment plain; // no variable of the desk's reaches a program that meets strangers' bytes
        plain.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
        m_process.setProcessEnvironment(plain);
        m_process.setWorkingDirectory(QDir::rootPath());
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.setProgram(program);
        m_clock.start(wall);
        m_process.start();
        m_process.write(header);
        m_process.write(payload);
        m_process.closeWriteChannel();
    }

    /// The first word counts. `done` is queued: it never runs inside decode() nor inside a signal of the process, so
    /// it may cancel or delete whatever it likes.
    void finish(const Result<Picture>& result)
    {
        if (m_isFinished)
            return;
        stop();
        m_result = result;
        QMetaObject::invokeMethod(this, &Run::deliver, Qt::QueuedConnection);
    }

    void abandon()
    {
        stop();
        m_done = {};
        wipe();
        leaveWhenEnded();
    }

private:
    void collect()
    {
        m_answer += m_process.readAllStandardOutput();
        if (m_answer.size() < answerHeaderBytes)
            return;
        const auto header = readAnswerHeader(m_answer);
        if (!header || m_answer.size() > answerHeaderBytes + header->rgbBytes())
            finish(Fault(DeviceFault::PictureDecoderFailed, QStringLiteral("not an answer")));
    }

    void judge(int code, QProcess::ExitStatus status)
    {
        if (status == QProcess::CrashExit && code == SIGXCPU) // Qt hands the signal's number on as the code
            return finish(DeviceFault::PictureTooSlow);
        if (status == QProcess::CrashExit || code != EXIT_SUCCESS)
            return finish(Fault(DeviceFault::PictureDecoderFailed, QStringLiteral("ended with %1").arg(code)));
        const auto header = readAnswerHeader(m_answer);
        if (!header || m_answer.size() != answerHeaderBytes + header->rgbBytes())
            return finish(Fault(DeviceFault::PictureDecoderFailed, QStringLiteral("not a whole answer")));
        switch (header->status) {
        case Status::Ok:
            return finish(Picture{header->width, header->height, m_answer.sliced(answerHeaderBytes)});
        case Status::Unreadable:
            return finish(DeviceFault::PictureUnreadable);
        case Status::TooLarge:
            return finish(DeviceFault::PictureTooLarge);
        case Status::BadRequest:
            return finish(Fault(DeviceFault::PictureDecoderFailed, QStringLiteral("request not understood")));
        }
    }

    void deliver()
    {
        const auto done = std::exchange(m_done, {});
        const auto result = std::exchange(m_result, {});
        leaveWhenEnded();
        if (done && m_context)
            done(*result); // which may delete this
    }

    /// A visitor's face, in what the process answered and in what nobody was told.
    void wipe()
    {
        m_answer.fill('\0');
        if (m_result && *m_result)
            (**m_result).rgb.fill('\0');
        m_result.reset();
    }

    void stop()
    {
        m_isFinished = true;
        m_clock.stop();
        m_process.kill();
    }

    /// Deleting a QProcess that still runs would wait for it.
    void leaveWhenEnded()
    {
        if (m_process.state() == QProcess::NotRunning)
            deleteLater();
        else
            connect(&m_process, &QProcess::finished, this, &QObject::deleteLater);
    }

    QPointer<const QObject> m_context;
    device::PictureDecoder::Done m_done;
    QProcess m_process{this};
    QTimer m_clock{this};
    QByteArray m_answer;
    std::optional<Result<Picture>> m_result; ///< on its way to `done`
    bool m_isFinished = false;
};
} // namespace

QString programBesideThisOne()
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("naru-imaged"));
}

Client::Client(QString program, QObject* parent)
    : Client(std::move(program), wallMax, parent)
{
}

Client::Client(QString program, std::chrono::milliseconds wall, QObject* parent)
    : QObject(parent)
    , m_program(std::move(program))
    , m_wall(wall)
{
}

Client::~Client()
{
    Client::cancel();
}

void Client::decode(device::PictureFormat format, const QByteArray& bytes, const QObject* context, Done done)
{
    const auto running = children().size();
    auto* run = new Run(this, context, std::move(done));
    if (bytes.size() > device::pictureBytesMax)
        return run->finish(DeviceFault::PictureTooLarge);
    if (!hasMagicOf(format, bytes))
        return run->finish(DeviceFault::PictureUnreadable);
    if (running >= runsMax)
        return run->finish(Fault(DeviceFault::PictureDecoderFailed, QStringLiteral("too many pictures at once")));
    run->start(m_program, m_wall, requestHeader({format, bytes.size()}), bytes);
}

void Client::cancel()
{
    for (auto* run : children())
        static_cast<Run*>(run)->abandon();
}

} // namespace naru::imaged
