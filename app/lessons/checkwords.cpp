// SPDX-License-Identifier: GPL-3.0-or-later
// How a lesson speaks. The lists are short on purpose: what a trainer was seen to stumble over, not a dictionary.
#include "app/lessons/check.h"

#include <QRegularExpression>
#include <QSet>

namespace naru::lessons {

namespace {

constexpr int sentenceLettersMax = 45, sentencesMax = 2;

const QStringList& jargon()
{
    static const QStringList words
        = QStringLiteral("잘못 실패 오류 불가 틀렸 틀리셨 단말기 인증 검증 동기화 클릭 터치 스와이프 로그인 팝업 메뉴 "
                         "애플리케이션 디바이스 옵션 설정값 트랜잭션 인터페이스 "
                         "다운로드 업로드 탭하 드래그 바로가기 사용자 입력하 선택하 실행하")
              .split(u' ');
    return words;
}

const QRegularExpression& brands()
{
    static const QRegularExpression names(
        QStringLiteral("(?<![가-힣A-Za-z])(카카오|네이버|토스|코레일|KTX|SRT|정부24|홈택스|복지로|"
                       "삼성|갤럭시|애플|아이폰|구글|유튜브|쿠팡|배달의민족|국민은행|신한|우리은행|"
                       "하나은행|농협|마스터카드|스타벅스|롯데리아|맥도날드|티머니|클로바|빅스비|"
                       "Kakao|Naver|Samsung|Google|Apple|YouTube|Korail)"));
    return names;
}

/// Without what stands on the phone, which is quoted.
QString unquoted(const QString& text)
{
    static const QRegularExpression quotes(QStringLiteral("‘[^’]*’|\"[^\"]*\"|“[^”]*”"));
    QString left = text;
    return left.remove(quotes);
}

QStringList sentencesOf(const QString& text)
{
    static const QRegularExpression end(QStringLiteral("(?<=[.?!])\\s+"));
    return text.simplified().split(end, Qt::SkipEmptyParts);
}

class Words {
public:
    explicit Words(const Lesson& lesson)
        : m_lesson(lesson)
    {
    }

    QSet<QString> keys()
    {
        gather();
        return m_used;
    }

    QList<Complaint> all()
    {
        gather();
        for (const QString& language : m_lesson.words.keys()) {
            m_language = language;
            sameKeys();
            for (auto it = m_lesson.words[language].cbegin(); it != m_lesson.words[language].cend(); ++it) {
                if (!it.key().startsWith(u"common."))
                    everyText(it.key(), it.value());
            }
            for (const QString& key : m_said)
                said(key);
            for (const QString& key : m_mistakes)
                lines(key, 12.4, 2);
            for (const QString& key : m_steps)
                lines(key, 13.6, 2);
            for (const QString& key : m_helpers)
                lines(key, 18.8, 2);
        }
        return m_complaints;
    }

private:
    const Lesson& m_lesson;
    QList<Complaint> m_complaints;
    QString m_language;
    QSet<QString> m_used, m_said, m_steps, m_mistakes, m_helpers;

    void complain(const QString& key, const char* rule, const QString& what = {})
    {
        const QString text
            = QString::fromLatin1(rule) + (what.isEmpty() ? QString() : QStringLiteral(" (") + what + u')');
        m_complaints.append({m_language + QStringLiteral(".json"), key, text});
    }

    QString text(const QString& key) const { return m_lesson.words[m_language].value(key); }

    /// A text said to the learner, with its helper line and its spoken form.
    void saying(const QString& key, QSet<QString>& kind)
    {
        if (key.startsWith(u"common."))
            return;
        const QString more = key + QStringLiteral(".more"), voice = key + QStringLiteral(".voice");
        m_said += {key, more, voice};
        m_used += {key, more, voice};
        kind.insert(key);
        m_helpers.insert(more);
    }

    void gather()
    {
        QSet<QString> rest;
        m_used += {m_lesson.title, m_lesson.title + QStringLiteral(".voice")};
        saying(m_lesson.goal, m_steps);
        saying(m_lesson.intro, rest);
        for (const QString& key : m_lesson.safety)
            saying(key, m_helpers);
        for (const QString& key : m_lesson.teachback)
            saying(key, rest);
        m_used += QSet<QString>(m_lesson.done.begin(), m_lesson.done.end());
        for (const auto& [var, held] : m_lesson.vars.toStdMap())
            value(held);
        for (const auto& [list, items] : m_lesson.data.toStdMap()) {
            for (const QString& item : items)
                m_used += {list + u'.' + item, list + u'.' + item + QStringLiteral(".more")};
        }
        for (const Screen& screen : m_lesson.screens) {
            m_used.insert(screen.title);
            for (const Widget& widget : screen.body) {
                m_used += {widget.label, widget.value, widget.placeholder};
                m_used += QSet<QString>(widget.lines.begin(), widget.lines.end());
                for (const Condition& condition : widget.enabledIf + widget.showIf)
                    value(condition.value);
            }
        }
        for (const Step& step : m_lesson.steps)
            gatherStep(step);
    }

    void value(const Value& held)
    {
        if (const auto* key = std::get_if<QString>(&held))
            m_used.insert(*key);
    }

    void gatherEffect(const Effect& effect)
    {
        if (!effect.toast.isEmpty())
            saying(effect.toast, m_helpers);
        for (const auto& [var, held] : effect.set.toStdMap())
            value(held);
    }

    void gatherStep(const Step& step)
    {
        saying(step.say, m_steps);
        QSet<QString> rest;
        saying(step.done, rest);
        for (const QString& hint : step.hints)
            saying(hint, m_helpers);
        m_used.insert(step.expect.value);
        gatherEffect(step.then);
        for (const Aside& aside : step.also) {
            m_used.insert(aside.when.value);
            gatherEffect(aside.then);
        }
        for (const Mistake& mistake : step.mistakes) {
            saying(mistake.say, m_mistakes);
            m_used.insert(mistake.when.value);
            gatherEffect(mistake.then);
        }
    }

    void sameKeys()
    {
        for (auto other = m_lesson.words.cbegin(); other != m_lesson.words.cend(); ++other) {
            for (const QString& key : other->keys()) {
                if (!m_lesson.has(key, m_language))
                    complain(key, "no-text");
            }
        }
        for (const QString& key : m_lesson.words[m_language].keys()) {
            if (!m_used.contains(key) && !key.startsWith(u"common."))
                complain(key, "unused");
        }
    }

    void everyText(const QString& key, const QString& text)
    {
        static const QRegularExpression particle(
            QStringLiteral("\\}’?(을|를|이|가|은|는|와|과|로|으로|이랑|랑)(?![가-힣])"));
        static const QRegularExpression phone(QStringLiteral("(?<!\\d)01\\d[- ]?\\d{3,4}[- ]?\\d{4}"));
        static const QRegularExpression invented(QStringLiteral("^010-0000-\\d{4}$"));
        static const QRegularExpression var(QStringLiteral("\\{([^}]*)\\}"));
        if (text.contains(u'!'))
            complain(key, "exclamation-mark");
        if (text != text.trimmed() || text.contains(QStringLiteral("  ")))
            complain(key, "spaces");
        if (particle.match(text).hasMatch())
            complain(key, "particle-behind-a-variable");
        for (auto it = phone.globalMatch(text); it.hasNext();) {
            const QString number = it.next().captured();
            if (!invented.match(number).hasMatch())
                complain(key, "not-an-invented-number", number);
        }
        for (auto it = var.globalMatch(text); it.hasNext();) {
            const QString name = it.next().captured(1);
            if (!m_lesson.vars.contains(name))
                complain(key, "unknown-variable", name);
        }
        if (const auto match = brands().match(text); match.hasMatch())
            complain(key, "brand", match.captured());
    }

    void said(const QString& key)
    {
        const QString whole = text(key);
        if (whole.isEmpty())
            return;
        const QStringList sentences = sentencesOf(whole);
        if (sentences.size() > sentencesMax)
            complain(key, "more-than-2-sentences");
        if (m_language != u"ko")
            return;
        for (const QString& sentence : sentences) {
            if (sentence.size() > sentenceLettersMax)
                complain(key, "longer-than-45-letters", QString::number(sentence.size()));
            if (!key.endsWith(u".voice") && !isPolite(sentence))
                complain(key, "not-polite", sentence.right(6));
        }
        const QString plain = unquoted(whole);
        for (const QString& word : jargon()) {
            if (plain.contains(word))
                complain(key, "jargon", word);
        }
    }

    bool isPolite(QString sentence) const
    {
        while (!sentence.isEmpty() && QStringLiteral(".?’” \")…").contains(sentence.back()))
            sentence.chop(1);
        return sentence.endsWith(u'요') || sentence.endsWith(QStringLiteral("죠"));
    }

    /// Hangul counts one, everything else half: 16 letters are what a step holds.
    void lines(const QString& key, double emsMax, int linesMax)
    {
        if (key.startsWith(u"common."))
            return;
        const QStringList lines = text(key).split(u'\n');
        if (lines.size() > linesMax)
            complain(key, "more-lines-than", QString::number(linesMax));
        double all = 0;
        for (const QString& line : lines) {
            double width = 0;
            for (const QChar c : line)
                width += c.unicode() >= 0x3000 ? 0.92 : c == u' ' ? 0.23 : c.isLetterOrNumber() ? 0.55 : 0.35;
            all += width;
            if (lines.size() > 1 && width > emsMax)
                complain(key, "line-too-long", line);
        }
        if (all > emsMax * linesMax)
            complain(key, "too-long");
    }
};

} // namespace

QSet<QString> keysOf(const Lesson& lesson)
{
    return Words(lesson).keys();
}

QList<Complaint> checkWords(const Lesson& lesson)
{
    return Words(lesson).all();
}

} // namespace naru::lessons
