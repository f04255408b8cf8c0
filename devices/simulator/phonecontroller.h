// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/random.h"
#include "devices/simulator/misbehaviour.h"

#include <QObject>
#include <QVariantList>

#include <memory>

namespace naru::sim {

/// The simulated phone as its window sees it: which document lies in the hand, what the desk asks, what was said.
/// It speaks stable names only; the window turns them into words. Nothing blocks: every slot returns at once.
class PhoneController final : public QObject {
    Q_OBJECT
    /// [{"id": "licence", "docType": QString, "holder": "홍길동", "validUntil": "2031-03-24", "portrait":
    /// "data:image/jpeg;base64,…",
    ///   "elements": [element identifiers the document holds, in its own order]}]; id: see documentIds.
    Q_PROPERTY(QVariantList documents READ documents CONSTANT)
    Q_PROPERTY(int document READ document WRITE setDocument NOTIFY documentChanged)
    /// Stable names of misbehaviour.h, in its order.
    Q_PROPERTY(QStringList faults READ faults CONSTANT)
    Q_PROPERTY(QString fault READ fault WRITE setFault NOTIFY faultChanged)
    /// DropAtByte: after how many bytes sent the phone is gone.
    Q_PROPERTY(int dropAtByte READ dropAtByte WRITE setDropAtByte NOTIFY faultChanged)
    /// One of stateNames.
    Q_PROPERTY(QString state READ state NOTIFY stateChanged)
    /// [{"docType", "nameSpace", "element", "intentToRetain": bool, "held": bool, "shown": bool}], in the order asked;
    /// empty: nothing asked. held: the chosen document has it. shown: the person agrees to show it (changed by
    /// setShown).
    Q_PROPERTY(QVariantList asked READ asked NOTIFY askedChanged)
    /// Elements the chosen document holds that were not asked for.
    Q_PROPERTY(QStringList notAsked READ notAsked NOTIFY askedChanged)
    /// Who asks, from the reader's certificate (organization, else common name); empty: the request is not signed.
    Q_PROPERTY(QString requester READ requester NOTIFY askedChanged)
    Q_PROPERTY(bool requesterVerified READ requesterVerified NOTIFY askedChanged)
    /// [{"time": "11:21:04", "what": one of logNames, "done": bool}]; done is false only for what the phone still waits
    /// for.
    Q_PROPERTY(QVariantList log READ log NOTIFY logChanged)

public:
    struct Options {
        QString linkPath;       ///< socket of the desk's local link
        std::uint64_t seed = 1; ///< sample issuer and keys
        int document = 0;
        Misbehaviour fault = Misbehaviour::None;
        int dropAtByte = 0;
    };
    /// `clock` and `random` must outlive it. Documents are dated relative to the clock's now.
    PhoneController(Options options, const Clock& clock, Random& random, QObject* parent = nullptr);
    ~PhoneController() override;

    /// licence 모바일 운전면허증, resident 주민등록증, foreigner 외국인등록증, young 모바일 운전면허증 whose age is
    /// undecided.
    static QStringList documentIds();
    /// away: not held to the reader, or taken off it · reaching: held there, the desk does not listen yet · engaged:
    /// channel made, nothing asked yet · asked: waits for agree() or refuse() · answered · refused · ended: the desk
    /// said goodbye · locked · lost: link broken or nonsense
    static QStringList stateNames();
    /// reaching_desk, desk_found, desk_busy, channel_made, requester_known, requester_unknown, waiting_for_holder,
    /// answer_sent, refused, desk_ended, phone_locked, taken_away, link_lost, message_unreadable, silent
    static QStringList logNames();

    QVariantList documents() const;
    int document() const;
    void setDocument(int index); ///< only while state is away, answered, refused, ended, locked or lost
    QStringList faults() const;
    QString fault() const;
    void setFault(const QString& name); ///< as setDocument; an unknown name changes nothing
    int dropAtByte() const;
    void setDropAtByte(int bytes);
    QString state() const;
    QVariantList asked() const;
    QStringList notAsked() const;
    QString requester() const;
    bool requesterVerified() const;
    QVariantList log() const;

public Q_SLOTS:
    void present(); ///< hold the phone to the reader; without effect while it is there (reaching, engaged, asked)
    void setShown(int index, bool shown); ///< row of asked
    void agree();                         ///< show what is shown; only in state asked
    void refuse();                        ///< only in state asked
    void takeAway();                      ///< pull the phone off the reader, whatever is under way
    void restart();                       ///< back to away with an empty log

Q_SIGNALS:
    void documentChanged();
    void faultChanged();
    void stateChanged();
    void askedChanged();
    void logChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace naru::sim
