// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/transcript.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace naru::test {

using device::DeviceFault;
using Kind = Transcript::Event::Kind;

std::optional<QByteArray> bytesOfHex(const QByteArray& hex)
{
    QByteArray bytes = QByteArray::fromHex(hex);
    return bytes.toHex() == hex ? std::optional(std::move(bytes)) : std::nullopt;
}

namespace {
std::optional<Fault> faultNamed(const QByteArray& name)
{
    for (std::size_t i = 0; i < faultNames<DeviceFault>.size(); ++i) {
        if (name == faultNames<DeviceFault>[i])
            return Fault(static_cast<DeviceFault>(i));
    }
    return std::nullopt;
}

std::optional<Transcript::Event> eventOf(const QList<QByteArray>& words)
{
    const auto kind = static_cast<Kind>(words[0][0]);
    const bool isArrival = kind == Kind::Arrived;
    if (words[0].size() != 1 || words.size() != (isArrival ? 3 : 2))
        return std::nullopt;
    if (kind == Kind::Failed)
        return faultNamed(words[1]) ? std::optional(Transcript::Event{kind, words[1], {}}) : std::nullopt;
    const auto bytes = bytesOfHex(words[1]), ats = isArrival ? bytesOfHex(words[2]) : QByteArray();
    if (!bytes || !ats || (!isArrival && kind != Kind::Command && kind != Kind::Answer))
        return std::nullopt;
    return Transcript::Event{kind, *bytes, *ats};
}

bool takeHead(Transcript& transcript, const QByteArray& name, const QByteArray& value)
{
    bool isNumber = true, isOther = true;
    if (name == "about")
        transcript.about = QString::fromUtf8(value);
    else if (name == "at")
        transcript.at = QString::fromUtf8(value);
    else if (name == "seed")
        transcript.seed = value.toULongLong(&isNumber);
    else if (name == "trust")
        transcript.trust = bytesOfHex(value).value_or(QByteArray());
    else if (name == "limits")
        transcript.limits = {value.split(' ').first().toInt(&isNumber), value.split(' ').last().toInt(&isOther)};
    else
        return false;
    return isNumber && isOther;
}
} // namespace

QByteArray Transcript::encode() const
{
    QByteArray text = "about " + about.toUtf8() + "\nat " + at.toUtf8() + "\nlimits "
        + QByteArray::number(limits.commandDataMax) + ' ' + QByteArray::number(limits.responseDataMax) + "\nseed "
        + QByteArray::number(seed) + "\ntrust " + trust.toHex() + '\n';
    for (const Event& event : events) {
        text += static_cast<char>(event.kind);
        text += ' ' + (event.kind == Kind::Failed ? event.bytes : event.bytes.toHex());
        text += (event.kind == Kind::Arrived ? ' ' + event.ats.toHex() : QByteArray()) + '\n';
    }
    return text;
}

std::optional<Transcript> Transcript::parse(const QByteArray& text)
{
    Transcript transcript;
    for (const QByteArray& line : text.split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (line.isEmpty()
            || (transcript.events.isEmpty() && takeHead(transcript, words[0], line.mid(words[0].size() + 1))))
            continue;
        const auto event = words[0].isEmpty() ? std::nullopt : eventOf(words);
        if (!event)
            return std::nullopt;
        transcript.events.append(*event);
    }
    if (transcript.about.isEmpty() || transcript.at.isEmpty() || transcript.trust.isEmpty()
        || transcript.events.isEmpty())
        return std::nullopt;
    return transcript;
}

int Transcript::count(Event::Kind kind) const
{
    return static_cast<int>(
        std::count_if(events.begin(), events.end(), [&](const Event& event) { return event.kind == kind; }));
}

RecordingLink::RecordingLink(device::ApduLink& link)
    : m_link(link)
{
    connect(&link, &ApduLink::arrived, this, [this](const QByteArray& uid, const QByteArray& ats) {
        events.append({Kind::Arrived, uid, ats});
        Q_EMIT arrived(uid, ats);
    });
    connect(&link, &ApduLink::answered, this, [this](const QByteArray& answer) {
        events.append({Kind::Answer, answer, {}});
        Q_EMIT answered(answer);
    });
    connect(&link, &ApduLink::failed, this, [this](const Fault& fault) {
        events.append({Kind::Failed, fault.name(), {}});
        Q_EMIT failed(fault);
    });
    connect(&link, &ApduLink::readyChanged, this, &ApduLink::readyChanged);
}

void RecordingLink::transceive(const QByteArray& apdu, Milliseconds patience)
{
    events.append({Kind::Command, apdu, {}});
    m_link.transceive(apdu, patience);
}

const Transcript::Event* ReplayLink::next(Kind kind)
{
    if (isOver() || m_transcript.events[m_next].kind != kind)
        return nullptr;
    return &m_transcript.events[m_next++];
}

void ReplayLink::later(std::function<void()> say)
{
    QTimer::singleShot(0, this, [this, say = std::move(say), turn = m_turn] {
        if (turn == m_turn)
            say();
    });
}

void ReplayLink::listen()
{
    ++m_turn;
    if (const Transcript::Event* card = next(Kind::Arrived))
        later([this, card] { Q_EMIT arrived(card->bytes, card->ats); });
}

void ReplayLink::transceive(const QByteArray& apdu, Milliseconds)
{
    const qsizetype line = m_next;
    const Transcript::Event* const command = next(Kind::Command);
    if (!command || command->bytes != apdu) {
        deviation = QStringLiteral("event %1: %2 instead of %3")
                        .arg(line)
                        .arg(QString::fromLatin1(apdu.toHex()),
                            command ? QString::fromLatin1(command->bytes.toHex()) : QStringLiteral("nothing"));
        return later([this] { Q_EMIT failed(DeviceFault::PhoneGone); });
    }
    if (const Transcript::Event* answer = next(Kind::Answer))
        return later([this, answer] { Q_EMIT answered(answer->bytes); });
    if (const Transcript::Event* failure = next(Kind::Failed))
        return later([this, failure] { Q_EMIT failed(*faultNamed(failure->bytes)); });
}

} // namespace naru::test
