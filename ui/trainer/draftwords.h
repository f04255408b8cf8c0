// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/draft.h"
#include "app/words/words.h"

#include <QCoreApplication>
#include <QVariantMap>

namespace naru::ui::trainer {

/// A draft's parts as a trainer reads them; the words of the lesson itself in `language`.
class DraftWords {
    Q_DECLARE_TR_FUNCTIONS(DraftWords)

public:
    DraftWords(const lessons::Lesson& lesson, const QString& language)
        : m_lesson(lesson)
        , m_language(language)
    {
    }

    QString screen(const QString& id) const; ///< "‘기차표’ 화면"
    QString widget(const lessons::Widget& widget) const;
    QString act(const QString& screen, const lessons::Action& act) const; ///< "‘도착’ 누르기"
    QString way(const lessons::Effect& then) const;                       ///< "‘도착역’ 화면으로"
    QString note(const lessons::Effect& then) const;
    QString var(const QString& name) const; ///< by the row that shows it
    static QString kind(lessons::WidgetKind kind);
    static QString tag(const QString& tag);
    static QString level(int level);

private:
    QString text(const QString& key) const;

    const lessons::Lesson& m_lesson;
    QString m_language;
};

/// What the linter found, in the desk's language: what is so, and what to do.
words::Words wordsOf(const lessons::Complaint& complaint, words::Language language);

} // namespace naru::ui::trainer
