// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/speech/earphonejack.h"

#include <QDir>
#include <QFile>
#include <QSocketNotifier>

#include <array>
#include <cstring>

#include <fcntl.h>
#include <linux/input.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace naru::device {

namespace {

constexpr qsizetype eventsMax = 64; ///< read at once
constexpr int devicesMax = 64;      ///< looked at

using Bits = std::array<unsigned char, SW_CNT / 8 + 1>;

bool isSet(const Bits& bits, int bit)
{
    return bits[size_t(bit) / 8] & (1u << (bit % 8));
}

/// What the switch says now; nothing where the device has none.
std::optional<bool> switchOf(int descriptor)
{
    Bits has{}, now{};
    if (::ioctl(descriptor, EVIOCGBIT(EV_SW, has.size()), has.data()) < 0 || !isSet(has, SW_HEADPHONE_INSERT))
        return std::nullopt;
    if (::ioctl(descriptor, EVIOCGSW(now.size()), now.data()) < 0)
        return std::nullopt;
    return isSet(now, SW_HEADPHONE_INSERT);
}

} // namespace

std::optional<bool> headphoneSaid(const QByteArray& events)
{
    std::optional<bool> said;
    constexpr auto size = qsizetype(sizeof(input_event));
    for (qsizetype at = 0; at + size <= events.size(); at += size) {
        input_event event;
        std::memcpy(&event, events.constData() + at, size_t(size));
        if (event.type == EV_SW && event.code == SW_HEADPHONE_INSERT)
            said = event.value != 0;
    }
    return said;
}

std::unique_ptr<EarphoneJack> EarphoneJack::find(const QString& folder)
{
    const auto names = QDir(folder).entryList({QStringLiteral("event*")}, QDir::System | QDir::Files, QDir::Name);
    for (const QString& name : names.first(std::min<qsizetype>(names.size(), devicesMax))) {
        const QByteArray path = QFile::encodeName(folder + u'/' + name);
        const int descriptor = ::open(path.constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (descriptor < 0)
            continue;
        auto device = std::make_unique<QFile>();
        device->open(descriptor, QIODevice::ReadOnly | QIODevice::Unbuffered, QFileDevice::AutoCloseHandle);
        if (const auto plugged = switchOf(descriptor))
            return std::unique_ptr<EarphoneJack>(new EarphoneJack(std::move(device), *plugged));
    }
    return nullptr;
}

EarphoneJack::EarphoneJack(std::unique_ptr<QFile> device, bool plugged)
    : m_device(std::move(device))
    , m_news(std::make_unique<QSocketNotifier>(m_device->handle(), QSocketNotifier::Read))
    , m_plugged(plugged)
{
    connect(m_news.get(), &QSocketNotifier::activated, this, &EarphoneJack::read);
}

EarphoneJack::~EarphoneJack() = default;

void EarphoneJack::read()
{
    QByteArray events(eventsMax * qsizetype(sizeof(input_event)), Qt::Uninitialized);
    const auto got = ::read(m_device->handle(), events.data(), size_t(events.size()));
    if (got <= 0) // the sound card was taken out: nobody listens alone any more
        m_news->setEnabled(false);
    const auto said = got <= 0 ? std::optional(false) : headphoneSaid(events.first(got));
    if (!said || *said == m_plugged)
        return;
    m_plugged = *said;
    Q_EMIT plugged(m_plugged);
}

} // namespace naru::device
