// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/random.h"
#include "devices/api/contactdoor.h"
#include "devices/visit/choicehtml.h"
#include "devices/visit/doorrequest.h"

#include <QHash>
#include <QHostAddress>
#include <QTcpServer>

class QTcpSocket;

namespace naru::device {

/// Plain HTTP on the local network for one visitor's phone. "/DOOR" (128 bits, in the code on the screen) shows three
/// pictures and a button; the first phone that posts it is sent on to "/DOOR/ROOM" (128 more), where the choices are.
/// A mere look binds nobody: phones fetch addresses to show what is behind them. The Host header must be the address
/// in the code, so that no page of another name can reach it. Whatever else is asked gets one refusal that names
/// nothing.
class ChoiceDoor final : public ContactDoor {
    Q_OBJECT

public:
    struct Limits {
        DoorRequest::Limits request{1024, 8 * 1024, 256, 64};
        int connectionsMax = 12;                             ///< at once; further ones are closed
        int connectionsEachMax = 8;                          ///< of them, of one address: a browser opens six
        int pressesMax = 1000;                               ///< of one phone
        Milliseconds whole = std::chrono::seconds(5);        ///< from a connection's beginning to its whole request
        Milliseconds connection = std::chrono::seconds(30);  ///< to its end, whatever happens
        Milliseconds news = std::chrono::seconds(20);        ///< a question waits for the next page
        Milliseconds turn = std::chrono::milliseconds(1500); ///< a press waits for the page that it leads to
    };
    static constexpr qsizetype tokenBytes = 16;

    /// `address`: null finds one at each opening (VisitDoor::localAddress()). `random` must outlive the door.
    ChoiceDoor(Random& random, const QHostAddress& address, QObject* parent = nullptr);
    ChoiceDoor(Random& random, const QHostAddress& address, Limits limits, QObject* parent = nullptr);
    ~ChoiceDoor() override;

    bool isPossible() const override;
    Result<QByteArray> open(const ContactWords& words, const QList<ContactPicture>& pictures) override;
    void close() override;
    void speak(const ContactWords& words, const QList<ContactPicture>& pictures) override;
    void show(const ChoicePage& page) override;

private:
    struct Waiting {
        quint32 after = 0;
        bool wantsPage = false; ///< a browser that turns its page, not a script that asks for news
    };

    void admit();
    void serve(QTcpSocket* socket);
    void answer(QTcpSocket* socket, const DoorRequest& request);
    void answerAtDoor(QTcpSocket* socket, const DoorRequest& request);
    void answerInRoom(QTcpSocket* socket, const DoorRequest& request);
    void press(QTcpSocket* socket, const QByteArray& body);
    void leave(QTcpSocket* socket);
    void wait(QTcpSocket* socket, Waiting waiting);
    void sayNothingNew(QTcpSocket* socket);
    void sayPage(QTcpSocket* socket, Note note = Note::None);
    void sendOn(QTcpSocket* socket, const QByteArray& query);
    void sayLast(QTcpSocket* socket, const QByteArray& answer);
    void drop(QTcpSocket* socket);
    PageFrameOf frame();
    QByteArray roomPath() const { return m_door + '/' + m_room; }

    Random& m_random;
    QHostAddress m_address;
    Limits m_limits;
    QTcpServer m_server;
    QHash<QTcpSocket*, QHostAddress> m_sockets; ///< children of this
    QHash<QTcpSocket*, Waiting> m_waiting;
    QByteArray m_host, m_door, m_room; ///< of the door and the room: their paths; no room: no phone has begun
    ContactWords m_words;
    QList<ContactPicture> m_pictures;
    ChoicePage m_page;
    quint32 m_revision = 0; ///< of m_page; 0: none was shown yet
    bool m_pressed = false; ///< on this page already
    int m_presses = 0;
};

} // namespace naru::device
