// SPDX-License-Identifier: GPL-3.0-or-later
#include "devices/visit/choicedoor.h"

#include "devices/visit/doorfaults.h"
#include "devices/visit/sametoken.h"
#include "devices/visit/visitdoor.h"

#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <optional>

namespace naru::device {

namespace {

constexpr const char* refusal = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
constexpr const char* nothingNew = "HTTP/1.1 204 No Content\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n";
constexpr qsizetype digitsMax = 8;

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= digitsMax
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The number behind "after=" or "next=", where there is nothing else.
std::optional<quint32> numberBehind(QByteArrayView text, QByteArrayView name)
{
    if (!text.startsWith(name) || !isDigits(text.sliced(name.size())))
        return std::nullopt;
    return text.sliced(name.size()).toByteArray().toUInt();
}

struct Press {
    quint32 revision;
    QByteArray choice;
};

/// "revision=12&choice=3", as a browser writes that form and in no other way.
std::optional<Press> pressOf(const QByteArray& body)
{
    const qsizetype split = body.indexOf('&');
    constexpr QByteArrayView name("choice=");
    const auto revision = split < 0 ? std::nullopt : numberBehind(QByteArrayView(body).first(split), "revision=");
    const QByteArray choice = body.mid(split + 1);
    if (!revision || !choice.startsWith(name) || !isDigits(QByteArrayView(choice).sliced(name.size())))
        return std::nullopt;
    return Press{*revision, choice.mid(name.size())};
}

bool isIn(const ChoicePage& page, const QByteArray& id)
{
    const auto has = [&](const QList<Choice>& choices) {
        return std::any_of(choices.begin(), choices.end(), [&](const Choice& choice) { return choice.id == id; });
    };
    return has(page.choices) || has(page.always);
}

} // namespace

ChoiceDoor::ChoiceDoor(Random& random, const QHostAddress& address, QObject* parent)
    : ChoiceDoor(random, address, Limits(), parent)
{
}

ChoiceDoor::ChoiceDoor(Random& random, const QHostAddress& address, Limits limits, QObject* parent)
    : ContactDoor(parent)
    , m_random(random)
    , m_address(address)
    , m_limits(limits)
{
    m_server.setProxy(QNetworkProxy::NoProxy);
    connect(&m_server, &QTcpServer::newConnection, this, &ChoiceDoor::admit);
}

ChoiceDoor::~ChoiceDoor()
{
    close();
}

bool ChoiceDoor::isPossible() const
{
    return !m_address.isNull() || !VisitDoor::localAddress().isNull();
}

Result<QByteArray> ChoiceDoor::open(const ContactWords& words, const QList<ContactPicture>& pictures)
{
    close();
    const QHostAddress address = m_address.isNull() ? VisitDoor::localAddress() : m_address;
    if (address.isNull() || address.protocol() != QAbstractSocket::IPv4Protocol || address == QHostAddress::AnyIPv4)
        return DoorFault::Closed;
    if (!m_server.listen(address))
        return Fault(DoorFault::Closed, m_server.errorString());
    m_host = address.toString().toLatin1() + ':' + QByteArray::number(m_server.serverPort());
    m_door = '/' + m_random.bytes(tokenBytes).toHex();
    speak(words, pictures);
    return "http://" + m_host + m_door;
}

void ChoiceDoor::close()
{
    const QByteArray over = m_waiting.isEmpty() ? QByteArray() : sentenceAnswer(frame(), "410 Gone", m_words.over);
    m_server.close();
    m_host.clear();
    m_door.clear();
    m_room.clear();
    m_page = {};
    m_revision = 0;
    m_presses = 0;
    m_pressed = false;
    const auto waiting = std::exchange(m_waiting, {});
    const auto sockets = std::exchange(m_sockets, {});
    for (QTcpSocket* const socket : sockets.keys()) {
        socket->disconnect(this);
        if (waiting.contains(socket) && socket->write(over) > 0)
            socket->flush();
        socket->close();
        socket->deleteLater();
    }
}

void ChoiceDoor::speak(const ContactWords& words, const QList<ContactPicture>& pictures)
{
    m_words = words;
    m_pictures = pictures;
}

void ChoiceDoor::show(const ChoicePage& page)
{
    m_page = page;
    m_pressed = false;
    ++m_revision;
    const auto waiting = std::exchange(m_waiting, {});
    for (QTcpSocket* const socket : waiting.keys())
        sayPage(socket);
}

void ChoiceDoor::admit()
{
    while (QTcpSocket* const socket = m_server.nextPendingConnection()) {
        const auto addresses = m_sockets.values();
        if (m_sockets.size() >= m_limits.connectionsMax
            || addresses.count(socket->peerAddress()) >= m_limits.connectionsEachMax) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        serve(socket);
    }
}

void ChoiceDoor::drop(QTcpSocket* socket)
{
    m_sockets.remove(socket);
    m_waiting.remove(socket);
    socket->deleteLater();
}

void ChoiceDoor::serve(QTcpSocket* socket)
{
    socket->setParent(this);
    socket->setReadBufferSize(m_limits.request.lineBytesMax + m_limits.request.headBytesMax);
    m_sockets.insert(socket, socket->peerAddress());
    const auto request = std::make_shared<DoorRequest>(m_limits.request);
    auto* const patience = new QTimer(socket);
    patience->setSingleShot(true);
    connect(patience, &QTimer::timeout, socket, [socket] { socket->abort(); });
    patience->start(m_limits.whole);
    const auto read = [this, socket, request, patience] {
        const auto state = request->feed(socket->readAll());
        if (state && *state == DoorRequest::State::Reading)
            return;
        patience->stop();
        disconnect(socket, &QTcpSocket::readyRead, this, nullptr);
        if (state)
            answer(socket, *request);
        else
            sayLast(socket, refusal);
    };
    connect(socket, &QTcpSocket::readyRead, this, read);
    connect(socket, &QTcpSocket::disconnected, this, [this, socket] { drop(socket); });
    QTimer::singleShot(m_limits.connection, socket, [socket] { socket->abort(); });
    if (socket->bytesAvailable() > 0)
        read();
}

void ChoiceDoor::answer(QTcpSocket* socket, const DoorRequest& request)
{
    const QByteArray door = request.path().left(m_door.size()), room = request.path().mid(m_door.size());
    const bool ours = m_server.isListening() && isSameToken(door, m_door) && request.host() == m_host;
    if (ours && room.isEmpty())
        answerAtDoor(socket, request);
    else if (ours && !m_room.isEmpty() && isSameToken(room, '/' + m_room))
        answerInRoom(socket, request);
    else
        sayLast(socket, refusal);
}

void ChoiceDoor::answerAtDoor(QTcpSocket* socket, const DoorRequest& request)
{
    const bool posts = request.method() == DoorRequest::Method::Post;
    if (posts && (!request.isForm() || request.body() != "begin=1"))
        return sayLast(socket, refusal);
    if (!m_room.isEmpty())
        return sayLast(socket, sentenceAnswer(frame(), "409 Conflict", m_words.taken));
    if (!posts)
        return sayLast(socket, greetingAnswer(frame()));
    m_room = m_random.bytes(tokenBytes).toHex();
    sendOn(socket, "?next=0");
    Q_EMIT connected();
}

void ChoiceDoor::answerInRoom(QTcpSocket* socket, const DoorRequest& request)
{
    if (request.method() == DoorRequest::Method::Post)
        return request.isForm() ? press(socket, request.body()) : sayLast(socket, refusal);
    if (const auto after = numberBehind(request.query(), "after="))
        return wait(socket, {*after, false});
    if (const auto next = numberBehind(request.query(), "next="))
        return wait(socket, {*next, true});
    sayPage(socket, request.query() == "changed" ? Note::Changed : Note::None);
}

void ChoiceDoor::press(QTcpSocket* socket, const QByteArray& body)
{
    if (body == "end=1")
        return leave(socket);
    const auto pressed = pressOf(body);
    if (!pressed)
        return sayLast(socket, refusal);
    if (pressed->revision != m_revision || m_pressed || !isIn(m_page, pressed->choice))
        return sendOn(socket, "?changed");
    if (++m_presses > m_limits.pressesMax)
        return leave(socket);
    m_pressed = true;
    sendOn(socket, "?next=" + QByteArray::number(m_revision));
    Q_EMIT chosen(pressed->choice);
}

/// The farewell is on its way before anybody hears of it: whoever hears closes the door.
void ChoiceDoor::leave(QTcpSocket* socket)
{
    m_pressed = true;
    connect(socket, &QTcpSocket::disconnected, this, &ContactDoor::left, Qt::QueuedConnection);
    sayLast(socket, sentenceAnswer(frame(), "200 OK", m_words.over));
}

void ChoiceDoor::wait(QTcpSocket* socket, Waiting waiting)
{
    if (m_revision != waiting.after && m_revision > 0)
        return sayPage(socket);
    m_waiting.insert(socket, waiting);
    QTimer::singleShot(waiting.wantsPage ? m_limits.turn : m_limits.news, socket, [this, socket] {
        if (m_waiting.contains(socket))
            sayNothingNew(socket);
    });
}

void ChoiceDoor::sayNothingNew(QTcpSocket* socket)
{
    const Waiting waiting = m_waiting.take(socket);
    if (waiting.wantsPage)
        sayPage(socket);
    else
        sayLast(socket, nothingNew);
}

void ChoiceDoor::sayPage(QTcpSocket* socket, Note note)
{
    sayLast(socket, choicesAnswer(frame(), m_page, m_revision, note));
}

void ChoiceDoor::sendOn(QTcpSocket* socket, const QByteArray& query)
{
    sayLast(socket,
        "HTTP/1.1 303 See Other\r\nLocation: " + roomPath() + query
            + "\r\nContent-Length: 0\r\nCache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: "
              "close\r\n\r\n");
}

void ChoiceDoor::sayLast(QTcpSocket* socket, const QByteArray& answer)
{
    if (socket->state() != QAbstractSocket::ConnectedState)
        return;
    socket->write(answer);
    socket->disconnectFromHost();
}

PageFrameOf ChoiceDoor::frame()
{
    return {m_words, m_pictures, m_room.isEmpty() ? m_door : roomPath(), m_random.bytes(tokenBytes).toBase64()};
}

} // namespace naru::device
