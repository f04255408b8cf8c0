// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/nfc/readerd/loop.h"

#include "devices/nfc/readerd/program.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <poll.h>
#include <unistd.h>

namespace naru::readerd {

using device::CardArrival;
using device::CardCommand;
using device::CardTrouble;
using device::ReaderFrame;
using device::ReaderTrouble;

namespace {
QByteArray lossOf(const CardCommand& command, CardTrouble trouble)
{
    const std::array content{static_cast<char>(command.number), static_cast<char>(trouble)};
    return QByteArray(content.data(), content.size());
}
} // namespace

Loop::Loop(Reader& reader, const Clock& clock)
    : m_reader(reader)
    , m_clock(clock)
{
}

void Loop::run()
{
    say(ReaderFrame::Type::Alive);
    while (!m_isOver && hear(pause())) {
        work();
        if (m_clock.monotonic() - m_saidAt >= aliveEvery)
            say(ReaderFrame::Type::Alive);
    }
}

/// How long there is nothing to do but to listen to naru.
Milliseconds Loop::pause() const
{
    if (!m_reader.isOpen())
        return m_saidTrouble ? reopenEvery : Milliseconds(0);
    return m_isListening && !m_hasCard ? lookEvery : aliveEvery;
}

/// False: naru is gone.
bool Loop::hear(Milliseconds timeout)
{
    pollfd input{STDIN_FILENO, POLLIN, 0};
    const int ready = poll(&input, 1, static_cast<int>(timeout.count()));
    if (ready < 0)
        return errno == EINTR;
    if (ready == 0)
        return true;
    std::array<char, 4096> buffer{};
    const auto count = read(STDIN_FILENO, buffer.data(), buffer.size());
    if (count <= 0)
        return count < 0 && errno == EINTR;
    const auto frames = m_cutter.feed(QByteArrayView(buffer.data(), count));
    return frames && std::all_of(frames->begin(), frames->end(), [this](const auto& frame) { return obey(frame); });
}

bool Loop::obey(const ReaderFrame& frame)
{
    switch (frame.type) {
    case ReaderFrame::Type::Listen:
    case ReaderFrame::Type::Stop:
        m_isListening = frame.type == ReaderFrame::Type::Listen;
        m_tap = static_cast<quint8>(frame.content.isEmpty() ? '\0' : frame.content[0]);
        m_hasCard = false;
        if (m_reader.isOpen())
            isWell(m_reader.fieldOff()); // the card it had begins anew
        return true;
    case ReaderFrame::Type::Transceive:
        if (const auto command = CardCommand::read(frame.content)) {
            exchange(*command);
            return true;
        }
        return false;
    default:
        return false;
    }
}

void Loop::exchange(const CardCommand& command)
{
    const auto lost = [&](CardTrouble trouble) {
        m_hasCard = m_isListening = false;
        say(ReaderFrame::Type::CardLost, lossOf(command, trouble));
    };
    if (!m_hasCard || !m_reader.isOpen())
        return lost(CardTrouble::Gone);
    const auto answer = transceive(command);
    if (const auto* bytes = std::get_if<QByteArray>(&answer)) {
        constexpr qsizetype statusWordBytes = 2;
        if (bytes->size() < statusWordBytes)
            return lost(CardTrouble::Gone);
        return say(ReaderFrame::Type::Answer, device::CardAnswer{command.number, *bytes}.encode());
    }
    if (std::holds_alternative<Reader::Health>(answer))
        return lose(ReaderTrouble::Broken);
    const CardTrouble trouble = std::get<CardTrouble>(answer);
    // A phone that is slow and a chip that is dead look alike: the chip has to show that it still answers.
    if (trouble == CardTrouble::Silent && m_reader.fieldOff() != Reader::Health::Good)
        return lose(ReaderTrouble::Broken);
    lost(trouble);
}

/// A reader that cannot be told how long a phone may take costs this program, not the visit's patience.
std::variant<QByteArray, CardTrouble, Reader::Health> Loop::transceive(const CardCommand& command)
{
    std::optional<Deadline> deadline;
    if (!m_reader.keepsPatience()) {
        const QByteArray content = lossOf(command, CardTrouble::Silent);
        deadline.emplace(command.patience, ReaderFrame{ReaderFrame::Type::CardLost, content}.encode());
    }
    return m_reader.transceive(command.apdu, command.patience);
}

void Loop::work()
{
    if (!m_reader.isOpen())
        return open();
    const Milliseconds now = m_clock.monotonic();
    if (m_isListening && !m_hasCard)
        return look();
    if (m_hasCard || now - m_probedAt < probeEvery)
        return;
    m_probedAt = now;
    if (now - m_openedAt >= renewEvery) {
        m_reader.close(); // readers that are never closed stop answering after weeks
        return open();
    }
    isWell(m_reader.fieldOff());
}

void Loop::open()
{
    const auto trouble = m_reader.open();
    if (trouble)
        return lose(*trouble);
    m_saidTrouble.reset();
    m_silences = 0;
    m_openedAt = m_probedAt = m_clock.monotonic();
    const device::ReaderGreeting greeting{m_reader.limits(), QString::fromUtf8(m_reader.name())};
    say(ReaderFrame::Type::ReaderBack, greeting.encode());
}

/// Says so once; from here on it is opened again and again.
void Loop::lose(ReaderTrouble trouble)
{
    m_reader.close();
    m_hasCard = false;
    m_isListening = false; // naru says it again to a reader that is back
    if (m_saidTrouble == trouble)
        return say(ReaderFrame::Type::Alive);
    m_saidTrouble = trouble;
    say(ReaderFrame::Type::ReaderLost, QByteArray(1, static_cast<char>(trouble)));
}

bool Loop::isWell(Reader::Health health)
{
    if (health == Reader::Health::Good) {
        m_silences = 0;
        return true;
    }
    if (health == Reader::Health::Taken) {
        lose(ReaderTrouble::InUse);
        return false;
    }
    say(ReaderFrame::Type::Alive); // closing a silent chip takes its time
    if (health == Reader::Health::Broken || ++m_silences >= silencesMax)
        lose(ReaderTrouble::Broken);
    return false;
}

void Loop::look()
{
    const auto found = m_reader.find();
    if (const auto* health = std::get_if<Reader::Health>(&found)) {
        isWell(*health);
        return;
    }
    m_silences = 0;
    const auto& card = std::get<std::optional<Reader::Card>>(found);
    if (!card)
        return;
    m_hasCard = true;
    say(ReaderFrame::Type::Arrived, CardArrival{m_tap, card->uid, card->ats}.encode());
}

void Loop::say(ReaderFrame::Type type, const QByteArray& content)
{
    const QByteArray bytes = ReaderFrame{type, content}.encode();
    qsizetype sent = 0;
    while (sent < bytes.size()) {
        const auto count
            = write(STDOUT_FILENO, bytes.constData() + sent, static_cast<std::size_t>(bytes.size() - sent));
        if (count < 0 && errno != EINTR) {
            m_isOver = true;
            return;
        }
        sent += std::max<qsizetype>(count, 0);
    }
    m_saidAt = m_clock.monotonic();
}

} // namespace naru::readerd
