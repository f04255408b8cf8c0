// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/qr/qrreader.h"

#include "app/codec/cardnumber.h"

#include <utility>

namespace naru::device {

QrReader::QrReader(const Clock& clock, const Pace& pace, QObject* parent)
    : QObject(parent)
    , m_pace(pace)
    , m_decoder(clock)
    , m_thread([this] { run(); })
{
}

QrReader::~QrReader()
{
    {
        const std::lock_guard lock(m_mutex);
        m_state = State::Ending;
    }
    m_changed.notify_all();
    m_thread.join();
}

void QrReader::offer(const Frame& frame)
{
    {
        const std::lock_guard lock(m_mutex);
        // A source that starts anew may count its time from zero: then the turn of its first frame has come.
        const bool isEarly = m_next && frame.time < *m_next
            && *m_next - frame.time <= std::max(m_pace.restWatching, m_pace.restReading);
        if (m_state != State::Reading || isEarly || !frame.isUsable())
            return;
        m_newest = frame;
    }
    m_changed.notify_all();
}

void QrReader::wake()
{
    const std::lock_guard lock(m_mutex);
    if (m_state == State::Resting)
        m_state = State::Reading;
}

void QrReader::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_newest || m_state == State::Ending; });
        if (m_state == State::Ending)
            return;
        const Frame frame = *std::exchange(m_newest, std::nullopt);
        lock.unlock();
        QrReading reading = m_decoder.decode(frame, m_pace.budget);
        Held held = Held::Message;
        if (reading.symbol && codec::holdsCardNumber(reading.symbol->bytes)) {
            held = Held::CardNumber;
            reading.symbol->bytes.fill('\0');
            reading.symbol.reset();
        }
        lock.lock();
        if (m_state == State::Ending)
            return;
        const bool isIdle = reading.sight == QrReading::Sight::Nothing;
        m_next = frame.time + (isIdle ? m_pace.restWatching : m_pace.restReading);
        if (held == Held::CardNumber || (reading.symbol && !reading.symbol->isPart())) {
            m_state = State::Resting;
            m_newest.reset();
        }
        QMetaObject::invokeMethod(
            this, [this, reading, held] { report(reading, held); }, Qt::QueuedConnection);
    }
}

void QrReader::rest()
{
    const std::lock_guard lock(m_mutex);
    if (m_state == State::Reading)
        m_state = State::Resting;
    m_newest.reset();
}

void QrReader::report(const QrReading& reading, Held held)
{
    Q_EMIT looked(reading);
    if (held == Held::CardNumber)
        Q_EMIT cardNumberDropped();
    if (!reading.symbol)
        return;
    const auto whole = m_sequence.take(*reading.symbol);
    if (!whole) {
        Q_EMIT gathered(m_sequence.have(), m_sequence.of());
        return;
    }
    rest();
    if (codec::holdsCardNumber(*whole)) // split over two codes
        Q_EMIT cardNumberDropped();
    else
        Q_EMIT read(*whole);
}

} // namespace naru::device
