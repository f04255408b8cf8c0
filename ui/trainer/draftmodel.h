// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/desk/desk.h"
#include "app/desk/workshop.h"
#include "app/lessons/draft.h"
#include "app/lessons/recording.h"

#include <QQmlEngine>
#include <QTimer>
#include <QVariantMap>

namespace naru::ui::trainer {

/// One draft in front of a trainer: which part of it is looked at, its texts and acts in words, what may be chosen, and
/// what the linter says. Every change goes to lessons::Draft; each is shown by shown() and kept by the desk.
class DraftModel : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a model")
    Q_PROPERTY(bool active READ active NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString saveText READ saveText NOTIFY saveChanged)
    Q_PROPERTY(QString saveKind READ saveKind NOTIFY saveChanged)
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed)
    Q_PROPERTY(bool canRedo READ canRedo NOTIFY changed)
    Q_PROPERTY(QString language READ language NOTIFY changed) ///< of the texts shown: "ko" or "en"
    /// [{id, text, kind, name}]: "start", each step, "end"; `kind` "warn" where the linter complains
    Q_PROPERTY(QVariantList places READ places NOTIFY changed)
    Q_PROPERTY(QString place READ place NOTIFY placeChanged)
    Q_PROPERTY(QString placeTitle READ placeTitle NOTIFY changed)
    Q_PROPERTY(QString tab READ tab NOTIFY placeChanged) ///< "words" "act" "mistakes" "screen"
    /// What stands there: [{type, kind, index, key, label}]; "text": words under `key`; "row": a choice, its value is
    /// valueOf(); "button": choices without a value. Another list only when other things are meant, so that a field
    /// keeps its cursor while its words change.
    Q_PROPERTY(QVariantList parts READ parts NOTIFY partsChanged)
    Q_PROPERTY(int revision READ revision NOTIFY changed)
    /// [{sentence, next, where, place, tab, key, screen}]
    Q_PROPERTY(QVariantList complaints READ complaints NOTIFY changed)
    // while it is performed
    Q_PROPERTY(bool recording READ recording NOTIFY recordingChanged)
    Q_PROPERTY(QStringList performed READ performed NOTIFY recordingChanged)
    Q_PROPERTY(QString asked READ asked NOTIFY recordingChanged)     ///< the act whose way is not known
    Q_PROPERTY(QString refusal READ refusal NOTIFY recordingChanged) ///< of the last act

public:
    explicit DraftModel(desk::Desk& desk, QObject* parent = nullptr);
    ~DraftModel() override;

    bool active() const { return m_draft.has_value(); }
    const lessons::Draft* draft() const { return m_draft ? &*m_draft : nullptr; }
    QString title() const;
    QString saveText() const;
    QString saveKind() const;
    bool canUndo() const { return m_draft && m_draft->canUndo(); }
    bool canRedo() const { return m_draft && m_draft->canRedo(); }
    QString language() const { return m_language; }
    QVariantList places() const;
    QString place() const { return m_place; }
    QString placeTitle() const;
    QString tab() const { return m_tab; }
    QVariantList parts() const { return m_parts; }
    int revision() const { return m_revision; }
    QVariantList complaints() const { return m_complaints; }
    bool recording() const { return m_recording.has_value(); }
    QStringList performed() const;
    QString asked() const;
    QString refusal() const { return m_refusal; }

    void open(const lessons::LessonPtr& draft);
    void close();
    void keepNow();             ///< what was changed, at once
    void released(int version); ///< the next one is another
    /// While recording: what was done on the phone. False: nobody records, the player takes it.
    bool saw(const lessons::Action& did);

    Q_INVOKABLE QString text(const QString& key, const QString& language) const;
    Q_INVOKABLE QVariantList complaintsOf(const QString& key) const; ///< in the language shown: [{sentence, next}]
    Q_INVOKABLE QString valueOf(const QString& kind, int index) const;
    /// [{text, now}] of a row; take them by their number
    Q_INVOKABLE QVariantList choices(const QString& kind, int index) const;

public Q_SLOTS:
    void write(const QString& key, const QString& text);
    void seal();
    void useLanguage(const QString& language);
    void go(const QString& place);
    void turn(const QString& tab);
    void step(int by); ///< to the place before or behind
    void choose(const QString& kind, int index, int choice);
    void move(int by); ///< the step that is looked at
    void undo();
    void redo();
    void lead(int complaint); ///< to its place
    void record();            ///< from the step that is looked at
    void takeBack();
    void finish(bool keepRest);
    void stopRecording();
    void refresh(); ///< words in another language

Q_SIGNALS:
    void changed();
    void placeChanged();
    void partsChanged();
    void saveChanged();
    void recordingChanged();
    void focusWanted(const QString& key);
    void said(const QString& text, const QString& kind);
    void troubled(const QString& sentence, const QString& next);
    /// What a player should show: "start", "play" at a step, or "end"
    void shown(const naru::lessons::LessonPtr& lesson, const QString& page, int step, const QString& language);

private:
    struct Choice {
        QString text;
        bool isNow = false;
        std::function<Result<void>()> take;
    };
    struct Part {
        const char* type;
        QString kind;
        int index = 0;
        QString key, label;
    };
    static Part textPart(const QString& key, const QString& label) { return {"text", {}, 0, key, label}; }
    static Part rowPart(const char* kind, int index, const QString& label)
    {
        return {"row", QString::fromLatin1(kind), index, {}, label};
    }
    static Part buttonPart(const char* kind, const QString& label)
    {
        return {"button", QString::fromLatin1(kind), 0, {}, label};
    }
    enum class Save { Kept, Waiting, Writing, Failed };
    const lessons::Lesson& lesson() const { return m_draft->lesson(); }
    int stepAt() const; ///< -1: no step
    QString screenHere() const;
    QList<Choice> choicesOf(const QString& kind, int index) const;
    QList<Choice> actChoices(const QString& kind, int index) const;
    QList<Choice> wayChoices() const;
    QList<Choice> noteChoices() const;
    QList<Choice> mistakeChoices(const QString& kind, int index) const;
    QList<Choice> orderChoices() const;
    QList<Choice> headChoices(const QString& kind) const;
    QList<Choice> screenChoices(const QString& kind, int index) const;
    QList<Choice> yesNo(bool now, std::function<Result<void>(bool)> take) const;
    QString languageOfDesk() const;
    void apply(const Result<void>& result);
    void follow(); ///< after any change
    void lookOver();
    void layOut();
    void show();
    void setSave(Save save);
    void tell(const Fault& fault);
    QList<Part> partsOf(const QString& place, const QString& tab, const QString& screen) const;
    QList<Part> startParts() const;
    QList<Part> endParts() const;
    QList<Part> wordParts(const lessons::Step& step) const;
    QList<Part> actParts(const lessons::Step& step) const;
    QList<Part> mistakeParts(const lessons::Step& step) const;
    QList<Part> screenParts(const QString& screen) const;
    struct Spot {
        QString place, tab, screen, key;
    };
    Spot spotOf(const lessons::Complaint& complaint) const;
    Spot spotOfKey(const QString& key) const;

    desk::Desk& m_desk;
    mutable std::optional<lessons::Draft> m_draft; ///< changed by the choices that are taken
    std::optional<lessons::Recording> m_recording;
    QString m_place, m_tab = QStringLiteral("words"), m_language = QStringLiteral("ko"), m_screen, m_refusal;
    QVariantList m_parts, m_complaints;
    QList<lessons::Complaint> m_found;
    int m_revision = 0;
    Save m_save = Save::Kept;
    QTimer m_keep;
};

} // namespace naru::ui::trainer
