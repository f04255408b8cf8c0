// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kioskbag.h"

#include "devices/qr/qrdecoder.h"

#include <QCoreApplication>
#include <QDir>
#include <QImage>
#include <QTimer>

#include <csignal>
#include <sys/prctl.h>

namespace naru {

namespace {
constexpr int helperWaitMs = 10'000, goodbyeWaitMs = 2000, lookEveryMs = 500;
constexpr Milliseconds readingMax{2000};
const QString photo = QStringLiteral("photo.png");
} // namespace

KioskBag::KioskBag(const QString& bag, const Clock& clock)
    : m_bag(bag.isEmpty() ? m_folder.filePath(QStringLiteral("bag")) : bag)
    , m_printerPort(m_folder.filePath(QStringLiteral("printer.port")))
    , m_scannerPort(m_folder.filePath(QStringLiteral("scanner.port")))
    , m_clock(clock)
{
    QDir().mkpath(m_bag);
    start(m_printer,
        {QStringLiteral("printer"), QStringLiteral("--link"), m_printerPort, QStringLiteral("--out"), m_bag});
    start(m_scanner, {QStringLiteral("scanner"), QStringLiteral("--link"), m_scannerPort});
}

KioskBag::~KioskBag()
{
    for (QProcess* process : {&m_scanner, &m_printer}) {
        process->closeWriteChannel();
        process->terminate();
        if (process->state() != QProcess::NotRunning && !process->waitForFinished(goodbyeWaitMs))
            process->kill();
        process->waitForFinished(goodbyeWaitMs);
    }
}

/// Until it says its first line: that it is plugged in.
void KioskBag::start(QProcess& process, const QStringList& arguments)
{
    process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); });
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationDirPath() + QStringLiteral("/naru-sim"), arguments);
    while (process.state() != QProcess::NotRunning && !process.canReadLine()) {
        if (!process.waitForReadyRead(helperWaitMs))
            break;
    }
    connect(&process, &QProcess::readyRead, &process, [&process] { process.readAll(); });
}

QList<device::DeviceChoice> KioskBag::devices() const
{
    using Kind = device::DeviceChoice::Kind;
    return {{Kind::Printer, m_printerPort, QStringLiteral("시연 프린터")},
        {Kind::Scanner, m_scannerPort, QStringLiteral("시연 스캐너")}};
}

void KioskBag::join(ui::kiosk::CardModel& card, QQuickWindow& window)
{
    using ui::kiosk::CardModel;
    auto* const look = new QTimer(&card); // the card's
    const auto tell = [this, &card] { card.setBag(true, !newest().isEmpty()); };
    connect(look, &QTimer::timeout, this, tell);
    look->start(lookEveryMs);
    tell();
    connect(&card, &CardModel::heldUp, this, &KioskBag::holdUp);
    connect(&card, &CardModel::photographed, this, [this, &window, tell] {
        photograph(window);
        tell();
    });
}

void KioskBag::photograph(QQuickWindow& window)
{
    (void)window.grabWindow().save(m_bag + u'/' + photo);
}

/// What cannot be read is held up all the same, as a smudge.
void KioskBag::holdUp()
{
    const QByteArray code = readIn(newest());
    m_scanner.write((code.isEmpty() ? QByteArray("?") : code) + '\n');
}

QString KioskBag::newest() const
{
    const auto papers = QDir(m_bag).entryInfoList({QStringLiteral("paper-*.pbm"), photo}, QDir::Files, QDir::Time);
    return papers.isEmpty() ? QString() : papers.constFirst().filePath();
}

QByteArray KioskBag::readIn(const QString& file) const
{
    QImage picture = QImage(file).convertToFormat(QImage::Format_Grayscale8);
    if (picture.isNull())
        return {};
    if (picture.height() > device::Frame::sideMax) // of a long paper the end, where the code is
        picture = picture.copy(0, picture.height() - device::Frame::sideMax, picture.width(), device::Frame::sideMax);
    device::Frame frame;
    frame.data = picture.constBits();
    frame.stride = picture.bytesPerLine();
    frame.width = picture.width();
    frame.height = picture.height();
    const auto reading = device::QrDecoder(m_clock).decode(frame, readingMax);
    return reading.symbol ? reading.symbol->bytes : QByteArray();
}

} // namespace naru
