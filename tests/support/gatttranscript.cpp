// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/gatttranscript.h"

#include "tests/support/transcript.h"

#include <QMetaObject>

#include <algorithm>
#include <array>
#include <utility>

namespace naru::test {

using device::GattClient;
using device::GattServer;
using device::GattValue;
using Event = GattTranscript::Event;
using Kind = Event::Kind;

namespace {
/// How the line of each kind begins, and what follows: b bytes, i ident, v name of the value, m MTU.
struct Form {
    const char* words;
    const char* arguments;
};
constexpr std::array forms{Form{"+", "b"}, Form{"> find", "b"}, Form{"> serve", "bi"}, Form{"> write", "vb"},
    Form{"> notify", "vb"}, Form{"> drop", ""}, Form{"< found", ""}, Form{"< connected", ""}, Form{"< subscribed", "m"},
    Form{"< reached", ""}, Form{"< subscribes", ""}, Form{"< notify", "vb"}, Form{"< write", "vbm"},
    Form{"< refused", ""}, Form{"< gone", ""}};
static_assert(forms.size() == static_cast<std::size_t>(Kind::Gone) + 1);

constexpr std::array valueNames{"State", "Client2Server", "Server2Client"};

bool takeArgument(Event& event, char argument, const QByteArray& word)
{
    if (argument == 'v') {
        const auto name = std::find(valueNames.begin(), valueNames.end(), word);
        event.value = static_cast<GattValue>(name - valueNames.begin());
        return name != valueNames.end();
    }
    if (argument == 'm') {
        event.mtu = word.toInt();
        return event.mtu > 0 && QByteArray::number(event.mtu) == word;
    }
    const auto bytes = bytesOfHex(word);
    (argument == 'i' ? event.ident : event.bytes) = bytes.value_or(QByteArray());
    return bytes.has_value();
}

bool takeHead(GattTranscript& transcript, const QByteArray& name, const QByteArray& value)
{
    bool isNumber = true;
    if (name == "about")
        transcript.about = QString::fromUtf8(value);
    else if (name == "at")
        transcript.at = QString::fromUtf8(value);
    else if (name == "seed")
        transcript.seed = value.toULongLong(&isNumber);
    else if (name == "trust")
        transcript.trust = bytesOfHex(value).value_or(QByteArray());
    else
        return false;
    return isNumber;
}
} // namespace

QByteArray Event::encode() const
{
    const Form& form = forms[static_cast<std::size_t>(kind)];
    QByteArray line = form.words;
    for (const char* argument = form.arguments; *argument; ++argument) {
        line += ' ';
        if (*argument == 'v')
            line += valueNames[static_cast<std::size_t>(value.value_or(GattValue::State))];
        else if (*argument == 'm')
            line += QByteArray::number(mtu);
        else
            line += (*argument == 'i' ? ident : bytes).toHex();
    }
    return line;
}

std::optional<Event> Event::parse(const QByteArray& line)
{
    for (std::size_t i = 0; i < forms.size(); ++i) {
        const QByteArray words = forms[i].words, arguments = forms[i].arguments;
        QList<QByteArray> rest = line.split(' ');
        const QList<QByteArray> first = rest.mid(0, words.count(' ') + 1);
        rest.remove(0, first.size());
        if (first.join(' ') != words || rest.size() != arguments.size())
            continue;
        Event event{static_cast<Kind>(i)};
        for (qsizetype k = 0; k < rest.size(); ++k) {
            if (!takeArgument(event, arguments[k], rest[k]))
                return std::nullopt;
        }
        return event;
    }
    return std::nullopt;
}

QByteArray GattTranscript::encode() const
{
    QByteArray text = "about " + about.toUtf8() + "\nat " + at.toUtf8() + "\nseed " + QByteArray::number(seed)
        + "\ntrust " + trust.toHex() + '\n';
    for (const Event& event : events)
        text += event.encode() + '\n';
    return text;
}

std::optional<GattTranscript> GattTranscript::parse(const QByteArray& text)
{
    GattTranscript transcript;
    for (const QByteArray& line : text.split('\n')) {
        const QByteArray name = line.left(line.indexOf(' '));
        if (line.isEmpty() || (transcript.events.isEmpty() && takeHead(transcript, name, line.mid(name.size() + 1))))
            continue;
        const auto event = Event::parse(line);
        if (!event)
            return std::nullopt;
        transcript.events.append(*event);
    }
    if (transcript.about.isEmpty() || transcript.at.isEmpty() || transcript.trust.isEmpty()
        || transcript.events.isEmpty())
        return std::nullopt;
    return transcript;
}

GattRecorder::GattRecorder(GattClient& innerClient, GattServer& innerServer)
    : client(*this, innerClient)
    , server(*this, innerServer)
{
}

QByteArray GattRecorder::onItsWay(GattValue value, const QByteArray& bytes) const
{
    return distort ? distort(value, bytes) : bytes;
}

GattRecorder::Client::Client(GattRecorder& recorder, GattClient& inner)
    : m_recorder(recorder)
    , m_inner(inner)
{
    const auto pass = [this](auto signal, Kind kind) {
        connect(&m_inner, signal, this, [this, signal, kind] {
            m_recorder.events.append({kind});
            Q_EMIT(this->*signal)();
        });
    };
    pass(&GattClient::found, Kind::Found);
    pass(&GattClient::connected, Kind::Connected);
    pass(&GattClient::refused, Kind::Refused);
    pass(&GattClient::gone, Kind::Gone);
    connect(&m_inner, &GattClient::subscribed, this, [this](qsizetype mtu) {
        m_recorder.events.append({Kind::Subscribed, {}, {}, {}, mtu});
        Q_EMIT subscribed(mtu);
    });
    connect(&m_inner, &GattClient::notified, this, [this](GattValue value, const QByteArray& bytes) {
        const QByteArray arrives = m_recorder.onItsWay(value, bytes);
        m_recorder.events.append({Kind::PhoneNotify, value, arrives});
        Q_EMIT notified(value, arrives);
    });
}

void GattRecorder::Client::find(const QByteArray& service)
{
    m_recorder.events.append({Kind::Find, {}, service});
    m_inner.find(service);
}

void GattRecorder::Client::write(GattValue value, const QByteArray& bytes)
{
    m_recorder.events.append({Kind::DeskWrite, value, bytes});
    m_inner.write(value, bytes);
}

void GattRecorder::Client::drop()
{
    m_recorder.events.append({Kind::Drop});
    m_inner.drop();
}

GattRecorder::Server::Server(GattRecorder& recorder, GattServer& inner)
    : m_recorder(recorder)
    , m_inner(inner)
{
    const auto pass = [this](auto signal, Kind kind) {
        connect(&m_inner, signal, this, [this, signal, kind] {
            m_recorder.events.append({kind});
            Q_EMIT(this->*signal)();
        });
    };
    pass(&GattServer::reached, Kind::Reached);
    pass(&GattServer::subscribed, Kind::Subscribes);
    pass(&GattServer::refused, Kind::Refused);
    pass(&GattServer::gone, Kind::Gone);
    connect(&m_inner, &GattServer::written, this, [this](GattValue value, const QByteArray& bytes, qsizetype mtu) {
        const QByteArray arrives = m_recorder.onItsWay(value, bytes);
        m_recorder.events.append({Kind::PhoneWrite, value, arrives, {}, mtu});
        Q_EMIT written(value, arrives, mtu);
    });
}

void GattRecorder::Server::serve(const QByteArray& service, const QByteArray& ident)
{
    m_recorder.events.append({Kind::Serve, {}, service, ident});
    m_inner.serve(service, ident);
}

void GattRecorder::Server::notify(GattValue value, const QByteArray& bytes)
{
    m_recorder.events.append({Kind::DeskNotify, value, bytes});
    m_inner.notify(value, bytes);
}

void GattRecorder::Server::drop()
{
    m_recorder.events.append({Kind::Drop});
    m_inner.drop();
}

GattReplay::GattReplay(const GattTranscript& transcript)
    : client(*this)
    , server(*this)
    , m_transcript(transcript)
{
}

std::optional<QByteArray> GattReplay::engaged()
{
    if (!deviation.isEmpty() || isOver() || m_transcript.events[m_next].kind != Kind::Engaged)
        return std::nullopt;
    return m_transcript.events[m_next++].bytes;
}

void GattReplay::hear(const Event& said)
{
    if (!deviation.isEmpty())
        return;
    if (isOver() || m_transcript.events[m_next] != said) {
        const QByteArray wanted = isOver() ? "nothing" : m_transcript.events[m_next].encode();
        deviation = QStringLiteral("event %1: %2 instead of %3")
                        .arg(m_next)
                        .arg(QString::fromLatin1(said.encode()), QString::fromLatin1(wanted));
        return;
    }
    ++m_next;
    values += said.isDesksValue();
    goOn();
}

void GattReplay::goOn()
{
    if (m_isAboutToSay || isOver() || !m_transcript.events[m_next].isPhones())
        return;
    m_isAboutToSay = true;
    QMetaObject::invokeMethod(
        &m_context,
        [this] {
            m_isAboutToSay = false;
            if (!deviation.isEmpty())
                return;
            say(m_transcript.events[m_next++]);
            goOn();
        },
        Qt::QueuedConnection);
}

void GattReplay::say(const Event& event)
{
    const GattValue value = event.value.value_or(GattValue::State);
    switch (event.kind) {
    case Kind::Found:
        return Q_EMIT client.found();
    case Kind::Connected:
        return Q_EMIT client.connected();
    case Kind::Subscribed:
        return Q_EMIT client.subscribed(event.mtu);
    case Kind::Reached:
        return Q_EMIT server.reached();
    case Kind::Subscribes:
        return Q_EMIT server.subscribed();
    case Kind::PhoneNotify:
        return Q_EMIT client.notified(value, event.bytes);
    case Kind::PhoneWrite:
        return Q_EMIT server.written(value, event.bytes, event.mtu);
    case Kind::Refused:
        return m_isServer ? Q_EMIT server.refused() : Q_EMIT client.refused();
    case Kind::Gone:
        return m_isServer ? Q_EMIT server.gone() : Q_EMIT client.gone();
    case Kind::Engaged:
    case Kind::Find:
    case Kind::Serve:
    case Kind::DeskWrite:
    case Kind::DeskNotify:
    case Kind::Drop:
        return; // not the phone's
    }
}

void GattReplay::Client::find(const QByteArray& service)
{
    m_replay.m_isServer = false;
    m_replay.hear({Kind::Find, {}, service});
}

void GattReplay::Client::write(GattValue value, const QByteArray& bytes)
{
    m_replay.hear({Kind::DeskWrite, value, bytes});
}

void GattReplay::Client::drop()
{
    m_replay.hear({Kind::Drop});
}

void GattReplay::Server::serve(const QByteArray& service, const QByteArray& ident)
{
    m_replay.m_isServer = true;
    m_replay.hear({Kind::Serve, {}, service, ident});
}

void GattReplay::Server::notify(GattValue value, const QByteArray& bytes)
{
    m_replay.hear({Kind::DeskNotify, value, bytes});
}

void GattReplay::Server::drop()
{
    m_replay.hear({Kind::Drop});
}

} // namespace naru::test
