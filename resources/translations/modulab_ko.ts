<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko" sourcelanguage="en">
<context>
    <name>AccuracyPanel</name>
    <message>
        <source>accuracy (%)</source>
        <translation>정확도 (%)</translation>
    </message>
    <message>
        <source>as yet no image is called: all classes are equally probable</source>
        <translation>아직 예측이 없습니다. 모든 클래스의 확률이 같습니다</translation>
    </message>
    <message>
        <source>nothing called yet</source>
        <translation>아직 예측 없음</translation>
    </message>
    <message>
        <source>Accuracy over updates; arrow keys go to other updates</source>
        <translation>갱신에 따른 정확도, 화살표 키로 다른 갱신으로 갑니다</translation>
    </message>
</context>
<context>
    <name>AnatomyPanel</name>
    <message>
        <source>a neuron of the brain</source>
        <translation>뇌의 신경세포</translation>
    </message>
    <message>
        <source>an artificial neuron</source>
        <translation>인공 뉴런</translation>
    </message>
    <message>
        <source>dendrites</source>
        <translation>가지돌기</translation>
    </message>
    <message>
        <source>inputs</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>synapses</source>
        <translation>시냅스</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>cell body</source>
        <translation>세포체</translation>
    </message>
    <message>
        <source>sum and bias</source>
        <translation>합과 편향</translation>
    </message>
    <message>
        <source>axon</source>
        <translation>축삭</translation>
    </message>
    <message>
        <source>activation, output</source>
        <translation>활성화와 출력</translation>
    </message>
    <message>
        <source>A biological neuron beside an artificial one</source>
        <translation>생물의 뉴런과 인공 뉴런</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Copied</source>
        <translation>복사했습니다</translation>
    </message>
    <message>
        <source>Something went wrong in this tab. The other tabs go on.</source>
        <translation>이 탭에 문제가 생겼습니다. 다른 탭은 계속 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Something went wrong.</source>
        <translation>문제가 생겼습니다.</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>자세한 내용 복사</translation>
    </message>
    <message>
        <source>Reset this tab</source>
        <translation>이 탭 다시 시작</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>BoardPanel</name>
    <message>
        <source>Board of the sixteen truth tables</source>
        <translation>진리표 열여섯 개의 판</translation>
    </message>
    <message>
        <source>found with one neuron: {count} of {all}</source>
        <translation>뉴런 하나로 만든 것: {all}개 가운데 {count}개</translation>
    </message>
    <message>
        <source>{count}. No line does {rest}</source>
        <translation>{count}. 직선으로 안 되는 것: {rest}</translation>
    </message>
    <message>
        <source>{name}: solved by {units} neurons</source>
        <translation>{name}: 뉴런 {units}개로 완성</translation>
    </message>
</context>
<context>
    <name>CardSheet</name>
    <message>
        <source>New numbers</source>
        <translation>새 숫자로</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>다시 풀기</translation>
    </message>
    <message>
        <source>the curve that the run draws</source>
        <translation>학습이 그리는 곡선</translation>
    </message>
    <message>
        <source>Answer: {answer}</source>
        <translation>답: {answer}</translation>
    </message>
    <message>
        <source>My guess</source>
        <translation>내 예측</translation>
    </message>
    <message>
        <source>Show answer</source>
        <translation>답 보기</translation>
    </message>
    <message>
        <source>Hands</source>
        <translation>손들기</translation>
    </message>
    <message>
        <source>Count the hands that the class raises for each choice</source>
        <translation>보기마다 손을 든 학생 수를 적습니다</translation>
    </message>
</context>
<context>
    <name>CardView</name>
    <message>
        <source>Card {number}, answered</source>
        <translation>예측 카드 {number}, 답함</translation>
    </message>
    <message>
        <source>Card {number}</source>
        <translation>예측 카드 {number}</translation>
    </message>
    <message>
        <source>Predict first</source>
        <translation>먼저 예측</translation>
    </message>
    <message>
        <source>Close the card</source>
        <translation>카드 닫기</translation>
    </message>
</context>
<context>
    <name>CheckPanel</name>
    <message>
        <source>agrees</source>
        <translation>맞음</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>어긋남</translation>
    </message>
    <message>
        <source>Gradient of each parameter, by backpropagation and measured</source>
        <translation>매개변수마다 역전파로 구한 기울기와 잰 기울기</translation>
    </message>
    <message>
        <source>parameter</source>
        <translation>매개변수</translation>
    </message>
    <message>
        <source>Weights and biases</source>
        <translation>가중치와 편향</translation>
    </message>
    <message>
        <source>verdict</source>
        <translation>판정</translation>
    </message>
    <message>
        <source>Agrees: an error of at most 1e−5, or a difference that is only rounding</source>
        <translation>상대 오차가 1e−5 이하이거나 차이가 반올림 오차뿐이면 맞음</translation>
    </message>
    <message>
        <source>backprop</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>What the backward pass says</source>
        <translation>역전파가 낸 기울기</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>중앙 차분</translation>
    </message>
    <message>
        <source>Central difference: the cost at θ + ε minus at θ − ε, over 2ε</source>
        <translation>중앙 차분: θ + ε과 θ − ε에서 잰 cost의 차이를 2ε으로 나눈 값</translation>
    </message>
    <message>
        <source>ratio</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>Backprop divided by measured; 1 where they agree</source>
        <translation>역전파 ÷ 중앙 차분. 맞으면 1</translation>
    </message>
    <message>
        <source>error</source>
        <translation>상대 오차</translation>
    </message>
    <message>
        <source>|backprop − measured| / (|backprop| + |measured|)</source>
        <translation>두 값의 차이를 두 값의 크기의 합으로 나눈 수</translation>
    </message>
    <message>
        <source>{sign} {failed} of {count} differ</source>
        <translation>{sign} {count}개 가운데 {failed}개가 어긋납니다</translation>
    </message>
    <message>
        <source>{sign} all {count} agree</source>
        <translation>{sign} {count}개가 모두 맞습니다</translation>
    </message>
    <message>
        <source>{said}   backward pass: {fault}</source>
        <translation>{said}   역전파: {fault}</translation>
    </message>
    <message>
        <source>{said}   every ratio {ratio}</source>
        <translation>{said}   비율이 모두 {ratio}</translation>
    </message>
    <message>
        <source>largest error {worst}</source>
        <translation>가장 큰 오차 {worst}</translation>
    </message>
    <message>
        <source>at ε = {epsilon}, allowed {tolerance}</source>
        <translation>ε = {epsilon}, 허용 {tolerance}</translation>
    </message>
</context>
<context>
    <name>ChoiceForm</name>
    <message>
        <source>Raised hands for {option}</source>
        <translation>손든 학생 수: {option}</translation>
    </message>
    <message>
        <source>hands</source>
        <translation>명</translation>
    </message>
</context>
<context>
    <name>ChoicePanel</name>
    <message>
        <source>the validation rows choose λ = {penalty}</source>
        <translation>검증 데이터의 선택: λ = {penalty}</translation>
    </message>
    <message>
        <source>no validation rows: nothing can be chosen fairly</source>
        <translation>검증 데이터가 비어 있어 공정하게 고를 수 없습니다</translation>
    </message>
    <message>
        <source>no validation rows</source>
        <translation>검증 데이터 없음</translation>
    </message>
    <message>
        <source>now λ = {penalty}</source>
        <translation>지금 λ = {penalty}</translation>
    </message>
    <message>
        <source>Models of several λ on each set; arrow keys take another λ</source>
        <translation>λ마다 세 데이터에서 잰 값, 화살표 키로 다른 λ를 고릅니다</translation>
    </message>
    <message>
        <source>accuracy (%)</source>
        <translation>정확도 (%)</translation>
    </message>
    <message>
        <source>λ (each model fully trained)</source>
        <translation>λ (저마다 끝까지 학습한 모델)</translation>
    </message>
</context>
<context>
    <name>ClassBarsPanel</name>
    <message>
        <source>Probabilities of a few rows as bars</source>
        <translation>몇 행의 확률 막대</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>고른 행</translation>
    </message>
    <message>
        <source>from every class</source>
        <translation>범주마다 몇 행씩</translation>
    </message>
    <message>
        <source>lowest probability of the right class now</source>
        <translation>지금 정답의 확률이 가장 낮은 행</translation>
    </message>
    <message>
        <source>{right} of {total} right</source>
        <translation>{total}행 가운데 {right}행 맞힘</translation>
    </message>
</context>
<context>
    <name>ClassMapPanel</name>
    <message>
        <source>Plane of two features with the classes called</source>
        <translation>두 특성의 평면과 예측한 범주</translation>
    </message>
    <message>
        <source>ringed: {wrong} of the first {rows} wrong</source>
        <translation>고리: 처음 {rows}개 가운데 {wrong}개 틀림</translation>
    </message>
    <message>
        <source>ringed: {wrong} of {rows} wrong</source>
        <translation>고리: {rows}개 가운데 {wrong}개 틀림</translation>
    </message>
    <message>
        <source>dotted: {count} undecided</source>
        <translation>점선 고리: {count}개 결정 못 함</translation>
    </message>
    <message>
        <source>pale: {wrong} of {rows} validation rows wrong</source>
        <translation>옅은 점: 검증 {rows}개 가운데 {wrong}개 틀림</translation>
    </message>
    <message>
        <source>hollow: {wrong} of {rows} test rows wrong</source>
        <translation>속 빈 점: 시험 {rows}개 가운데 {wrong}개 틀림</translation>
    </message>
    <message>
        <source>ringed {wrong}/{rows}</source>
        <translation>고리(틀림) {wrong}/{rows}</translation>
    </message>
    <message>
        <source>pale: validation {wrong}/{rows}</source>
        <translation>옅은 점: 검증 {wrong}/{rows}</translation>
    </message>
    <message>
        <source>hollow: test {wrong}/{rows}</source>
        <translation>속 빈 점: 시험 {wrong}/{rows}</translation>
    </message>
    <message>
        <source>all classes are equally probable everywhere: no boundary</source>
        <translation>모든 범주의 확률이 같습니다: 경계 없음</translation>
    </message>
    <message>
        <source>the same probabilities everywhere: no boundary</source>
        <translation>모든 점에서 확률이 그대로입니다: 경계 없음</translation>
    </message>
    <message>
        <source>every place: g = 0.5, no boundary</source>
        <translation>모든 점에서 g = 0.5, 경계 없음</translation>
    </message>
    <message>
        <source>every place has the same g: no boundary</source>
        <translation>모든 점에서 g가 같습니다: 경계 없음</translation>
    </message>
</context>
<context>
    <name>ClassPath</name>
    <message>
        <source>Answers hidden</source>
        <translation>답 가림</translation>
    </message>
    <message>
        <source>Answers shown</source>
        <translation>답 보임</translation>
    </message>
    <message>
        <source>Time since the class began. Click: begin at 0</source>
        <translation>수업을 시작한 뒤 지난 시간. 누르면 0부터 다시 잽니다</translation>
    </message>
    <message>
        <source>Hide the answers of cards, or show them (H)</source>
        <translation>카드의 답을 가리거나 보입니다 (H)</translation>
    </message>
    <message>
        <source>Parts of the class; PgUp and PgDn go from step to step</source>
        <translation>수업의 부분. PgUp과 PgDn으로 단계를 옮깁니다</translation>
    </message>
</context>
<context>
    <name>ClassRowPanel</name>
    <message>
        <source>The chosen row from scores to cost</source>
        <translation>고른 행이 점수에서 cost까지 가는 길</translation>
    </message>
    <message>
        <source>row {row}, truth</source>
        <translation>{row}행, 정답</translation>
    </message>
    <message>
        <source>label</source>
        <translation>정답 L</translation>
    </message>
    <message>
        <source>prediction (argmax)</source>
        <translation>예측(argmax)</translation>
    </message>
    <message>
        <source>none: a tie</source>
        <translation>없음: 동점</translation>
    </message>
    <message>
        <source>cost of the row</source>
        <translation>이 행의 손실</translation>
    </message>
</context>
<context>
    <name>ClassTablePanel</name>
    <message>
        <source>Rows of the data with the classes called</source>
        <translation>데이터의 행과 예측한 범주</translation>
    </message>
    <message>
        <source>row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>Number of the row</source>
        <translation>행 번호</translation>
    </message>
    <message>
        <source>right</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>The right class</source>
        <translation>정답 범주</translation>
    </message>
    <message>
        <source>called</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>The class called; {wrong}: not the right one, {undecided}: none</source>
        <translation>예측한 범주. {wrong}: 정답과 다름, {undecided}: 결정 못 함</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>−log of the probability of the right class; the cost is the mean of this column</source>
        <translation>정답에 준 확률의 −log. 이 열의 평균이 cost입니다</translation>
    </message>
    <message>
        <source>Probability of “{name}”</source>
        <translation>‘{name}’일 확률</translation>
    </message>
    <message>
        <source>cost {cost}</source>
        <translation>cost {cost}</translation>
    </message>
</context>
<context>
    <name>ClassWeightsPanel</name>
    <message>
        <source>Weights by feature and class</source>
        <translation>특성과 범주별 가중치</translation>
    </message>
    <message>
        <source>b (bias)</source>
        <translation>b(편향)</translation>
    </message>
    <message>
        <source>blue: raises the score, orange: lowers it; strongest at ±{limit}</source>
        <translation>파랑: 점수를 올림, 주황: 내림. 가장 진한 색은 ±{limit}</translation>
    </message>
    <message>
        <source>for scaled features</source>
        <translation>스케일을 맞춘 특성 기준</translation>
    </message>
</context>
<context>
    <name>CloudPanel</name>
    <message>
        <source>condition number {condition}</source>
        <translation>조건수 {condition}</translation>
    </message>
    <message>
        <source>as they are: x2 is far larger than x1, the first point is ({x}, {y})</source>
        <translation>그대로: x2가 x1보다 훨씬 큽니다. 첫 점은 ({x}, {y})</translation>
    </message>
    <message>
        <source>less the means: x1 − μ1, x2 − μ2, μ1 = {x}, μ2 = {y}</source>
        <translation>평균을 뺐습니다: x1 − μ1, x2 − μ2, μ1 = {x}, μ2 = {y}</translation>
    </message>
    <message>
        <source>and divided by the deviations: σ1 = {x}, σ2 = {y}</source>
        <translation>표준편차로 나누었습니다: σ1 = {x}, σ2 = {y}</translation>
    </message>
    <message>
        <source>1 As it is</source>
        <translation>1 그대로</translation>
    </message>
    <message>
        <source>2 Less the mean</source>
        <translation>2 평균 빼기</translation>
    </message>
    <message>
        <source>3 Divided by the deviation</source>
        <translation>3 표준편차로 나누기</translation>
    </message>
    <message>
        <source>each axis fills the picture</source>
        <translation>두 축을 각각 화면에 맞춤</translation>
    </message>
    <message>
        <source>axes fill the picture</source>
        <translation>축마다 맞춤</translation>
    </message>
    <message>
        <source>both axes to the same scale (1:1)</source>
        <translation>두 축을 같은 눈금으로 (1:1)</translation>
    </message>
    <message>
        <source>same scale (1:1)</source>
        <translation>같은 눈금 (1:1)</translation>
    </message>
    <message>
        <source>The cloud of the slide in three stages; arrow keys change the stage</source>
        <translation>강의 표의 점구름을 옮기는 세 단계. 화살표 키로 단계를 바꿉니다</translation>
    </message>
</context>
<context>
    <name>CodePanel</name>
    <message>
        <source>One operation back</source>
        <translation>연산 한 번 뒤로</translation>
    </message>
    <message>
        <source>One operation forward</source>
        <translation>연산 한 번 앞으로</translation>
    </message>
    <message>
        <source>This run as a program that runs without the app</source>
        <translation>이 실행을 앱 없이 돌릴 수 있는 프로그램으로</translation>
    </message>
    <message>
        <source>Copy as program</source>
        <translation>프로그램으로 복사</translation>
    </message>
    <message>
        <source>Operations done in this update</source>
        <translation>이 갱신에서 마친 연산</translation>
    </message>
    <message>
        <source>Lines of the update</source>
        <translation>갱신이 실행하는 줄</translation>
    </message>
    <message>
        <source>Variables of the update</source>
        <translation>갱신의 변수</translation>
    </message>
</context>
<context>
    <name>CoefficientsBlock</name>
    <message>
        <source>as learned</source>
        <translation>학습한 눈금</translation>
    </message>
    <message>
        <source>mapped back</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>in units of the data</source>
        <translation>원래 단위</translation>
    </message>
    <message>
        <source>learned</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>back</source>
        <translation>되돌림</translation>
    </message>
    <message>
        <source>data</source>
        <translation>원래</translation>
    </message>
</context>
<context>
    <name>CoefficientsPanel</name>
    <message>
        <source>new row: {column}</source>
        <translation>새 행: {column}</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0~1</translation>
    </message>
    <message>
        <source>the other features near their means</source>
        <translation>나머지 특성은 평균 근처의 값</translation>
    </message>
    <message>
        <source>Coefficients of each run, and a new row</source>
        <translation>모델마다 학습한 계수와 새 행의 예측</translation>
    </message>
    <message>
        <source>First feature of the new row</source>
        <translation>새 행의 첫 특성</translation>
    </message>
</context>
<context>
    <name>ConfusionPanel</name>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>right ↓</source>
        <translation>정답 ↓</translation>
    </message>
    <message>
        <source>called →</source>
        <translation>예측 →</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>training rows</source>
        <translation>훈련 행</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>행</translation>
    </message>
    <message>
        <source>training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>test rows</source>
        <translation>시험 행</translation>
    </message>
    <message>
        <source>test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>always answering “{name}” reaches {share}</source>
        <translation>늘 ‘{name}’만 답해도 {share}</translation>
    </message>
    <message>
        <source>always “{name}”: {share}</source>
        <translation>늘 ‘{name}’: {share}</translation>
    </message>
    <message>
        <source>{rows} {of}, {count} undecided</source>
        <translation>{of} {rows}개, {count}개 결정 못 함</translation>
    </message>
    <message>
        <source>{right} right of {rows} {of}</source>
        <translation>{of} {rows}개 가운데 {right}개 맞힘</translation>
    </message>
</context>
<context>
    <name>CostPanel</name>
    <message>
        <source>log cost</source>
        <translation>로그 cost</translation>
    </message>
    <message>
        <source>Every line upwards is ten times the cost</source>
        <translation>한 눈금 올라갈 때마다 cost가 10배입니다</translation>
    </message>
    <message>
        <source>log updates</source>
        <translation>로그 갱신</translation>
    </message>
    <message>
        <source>Early updates are drawn wide, late ones narrow</source>
        <translation>처음 갱신은 넓게, 나중 갱신은 좁게 그립니다</translation>
    </message>
    <message>
        <source>The root of the cost: how large a typical error is, in units of y</source>
        <translation>cost의 제곱근: 보통 얼마나 틀리는지를 y와 같은 단위로 나타냅니다</translation>
    </message>
    <message>
        <source>Cost over updates; arrow keys go to other steps</source>
        <translation>갱신에 따른 cost. 화살표 키로 다른 갱신으로 갑니다</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>갱신 횟수</translation>
    </message>
    <message>
        <source>lowest possible {cost}</source>
        <translation>가능한 최저 cost {cost}</translation>
    </message>
    <message>
        <source>lowest {cost}</source>
        <translation>최저 {cost}</translation>
    </message>
    <message>
        <source>update {step}</source>
        <translation>갱신 {step}번</translation>
    </message>
    <message>
        <source>cost {cost}</source>
        <translation>cost {cost}</translation>
    </message>
</context>
<context>
    <name>CostsInTimePanel</name>
    <message>
        <source>▼ lowest validation cost: after {step} updates, {cost}</source>
        <translation>▼ 가장 작은 검증 cost: {step}번 갱신한 뒤, {cost}</translation>
    </message>
    <message>
        <source>▼ lowest: {step} updates, {cost}</source>
        <translation>▼ 최저: {step}번, {cost}</translation>
    </message>
    <message>
        <source>updates (logarithmic)</source>
        <translation>갱신 횟수(로그)</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>그때로 가기</translation>
    </message>
    <message>
        <source>Back to the update with the lowest validation cost: early stopping</source>
        <translation>검증 cost가 가장 작았던 갱신으로 돌아갑니다: 조기 종료</translation>
    </message>
    <message>
        <source>Costs of each set over the updates; arrow keys go to other steps</source>
        <translation>갱신 횟수에 따른 세 데이터의 cost. 화살표 키로 다른 때로 갑니다</translation>
    </message>
</context>
<context>
    <name>CurveForm</name>
    <message>
        <source>Your guess is the dashed curve.</source>
        <translation>점선이 예측한 곡선입니다.</translation>
    </message>
    <message>
        <source>Your curve is drawn. Draw over it to change it.</source>
        <translation>곡선을 다 그렸습니다. 고치려면 그 위에 다시 그리세요.</translation>
    </message>
    <message>
        <source>Drawn up to update {step}. Go on to update {last}.</source>
        <translation>{step}번까지 그렸습니다. {last}번까지 이어서 그리세요.</translation>
    </message>
    <message>
        <source>Draw with the mouse on the cost plot, up to update {last}, or move the pen by arrow keys.</source>
        <translation>cost 그림에 마우스로 {last}번까지 그리세요. 화살표 키로 펜을 옮겨도 됩니다.</translation>
    </message>
</context>
<context>
    <name>CyclePanel</name>
    <message>
        <source>forward</source>
        <translation>앞으로</translation>
    </message>
    <message>
        <source>error</source>
        <translation>오차</translation>
    </message>
    <message>
        <source>backward</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>update</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>updates:
{count}</source>
        <translation>갱신
{count}번</translation>
    </message>
    <message>
        <source>compute values</source>
        <translation>값을 계산</translation>
    </message>
    <message>
        <source>compare: y = {target}</source>
        <translation>정답과 비교: y = {target}</translation>
    </message>
    <message>
        <source>no target here</source>
        <translation>여기에는 정답이 없음</translation>
    </message>
    <message>
        <source>compute gradients</source>
        <translation>기울기를 계산</translation>
    </message>
    <message>
        <source>nothing is corrected</source>
        <translation>고칠 것이 없음</translation>
    </message>
    <message>
        <source>The update takes the mean over the four rows: {mean} (this row {own}).</source>
        <translation>갱신은 네 입력의 평균 기울기로 합니다: {mean}(이 입력은 {own}).</translation>
    </message>
    <message>
        <source>mean over the four rows: {mean}</source>
        <translation>네 입력의 평균: {mean}</translation>
    </message>
    <message>
        <source>When all gradients are found, the update follows.</source>
        <translation>기울기를 모두 구하면 갱신합니다.</translation>
    </message>
    <message>
        <source>The XOR network has all four phases.</source>
        <translation>네 단계가 모두 있는 것은 XOR 신경망입니다.</translation>
    </message>
    <message>
        <source>Update, and once more round</source>
        <translation>갱신하고 한 바퀴 더</translation>
    </message>
    <message>
        <source>The circle of learning</source>
        <translation>학습의 한 바퀴</translation>
    </message>
</context>
<context>
    <name>DataChooser</name>
    <message>
        <source>table of your own</source>
        <translation>직접 만든 표</translation>
    </message>
    <message>
        <source>Open a CSV file: the last column is the target</source>
        <translation>CSV 파일 열기: 마지막 열이 정답입니다</translation>
    </message>
    <message>
        <source>Open a CSV file: one column holds the classes 0, 1, 2, …</source>
        <translation>CSV 파일 열기: 한 열에 범주 0, 1, 2, …가 있어야 합니다</translation>
    </message>
    <message>
        <source>CSV files (*.csv);;All files (*)</source>
        <translation>CSV 파일 (*.csv);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>reading {file} …</source>
        <translation>{file} 읽는 중 …</translation>
    </message>
    <message>
        <source>Your own CSV file</source>
        <translation>내 CSV 파일</translation>
    </message>
</context>
<context>
    <name>DeepNetworkPanel</name>
    <message>
        <source>length of the gradient of a layer&apos;s weights</source>
        <translation>층마다 가중치의 기울기 길이</translation>
    </message>
    <message>
        <source>The networks; weights are the stronger the longer their gradient is</source>
        <translation>두 신경망. 기울기가 길수록 가중치의 선이 진합니다</translation>
    </message>
</context>
<context>
    <name>DegreesPanel</name>
    <message>
        <source>degree</source>
        <translation>차수</translation>
    </message>
    <message>
        <source>Cost of the exact fit over the degree; arrow keys choose another one</source>
        <translation>차수에 따른 정확한 해의 cost. 화살표 키로 다른 차수를 고릅니다</translation>
    </message>
</context>
<context>
    <name>DepthBoardPanel</name>
    <message>
        <source>numbers: hidden layers · red line: no start learned it</source>
        <translation>숫자: 은닉층 수 · 붉은 선: 배운 시작점 없음</translation>
    </message>
    <message>
        <source>red line: no start learned it</source>
        <translation>붉은 선: 배운 시작점 없음</translation>
    </message>
    <message>
        <source>rate {rate}, {updates} updates, width {width}, {starts} starts each: share that solves it</source>
        <translation>학습률 {rate}, {updates}번 안에, 폭 {width}, 시작점 {starts}개씩: 푼 비율</translation>
    </message>
    <message>
        <source>rate {rate}, {updates} updates, {starts} starts</source>
        <translation>학습률 {rate}, {updates}번 안에, 시작점 {starts}개</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>이어서 채우기</translation>
    </message>
    <message>
        <source>Fill the board</source>
        <translation>판 채우기</translation>
    </message>
    <message>
        <source>Click a bar: that run opens.</source>
        <translation>막대를 누르면 그 실행이 열립니다.</translation>
    </message>
    <message>
        <source>{name}, depth {layers}: not tried yet</source>
        <translation>{name}, 은닉층 {layers}개: 아직 재지 않음</translation>
    </message>
    <message>
        <source>{name}, depth {layers}: {solved} of {starts} ({seconds} s)</source>
        <translation>{name}, 은닉층 {layers}개: {starts}개 중 {solved}개 ({seconds}초)</translation>
    </message>
    <message>
        <source>depth {layers}: {solved} of {starts}</source>
        <translation>은닉층 {layers}개: {starts}개 중 {solved}개</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Progress of the board</source>
        <translation>판을 채우는 진행 상황</translation>
    </message>
    <message>
        <source>Board of activations, starts and depths: which networks learn</source>
        <translation>활성화 함수, 초깃값, 깊이의 판: 어떤 신경망이 배우나</translation>
    </message>
</context>
<context>
    <name>DialPanel</name>
    <message>
        <source>A gradient of 0 has no direction</source>
        <translation>기울기가 0이면 방향이 없습니다</translation>
    </message>
    <message>
        <source>gradient of these {size} images against that of {rows}: {angle}°</source>
        <translation>이 {size}장의 기울기와 {rows}장 전체의 기울기: {angle}°</translation>
    </message>
    <message>
        <source>gradient of this one image against that of {rows}: {angle}°</source>
        <translation>이 1장의 기울기와 {rows}장 전체의 기울기: {angle}°</translation>
    </message>
    <message>
        <source>{size} against {rows}: {angle}°</source>
        <translation>{size}장과 {rows}장: {angle}°</translation>
    </message>
    <message>
        <source>typical of {size} images: {angle}°</source>
        <translation>{size}장이면 흔히 {angle}°</translation>
    </message>
    <message>
        <source>typical of one image: {angle}°</source>
        <translation>1장이면 흔히 {angle}°</translation>
    </message>
    <message>
        <source>typical: {angle}°</source>
        <translation>흔히 {angle}°</translation>
    </message>
    <message>
        <source>Angle between the gradient of the batch and of all; arrow keys set its size</source>
        <translation>배치와 전체의 기울기 사이 각도, 화살표 키로 배치 크기를 바꿉니다</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>batch (dashed)</source>
        <translation>배치(점선)</translation>
    </message>
    <message>
        <source>typical angle over batch size</source>
        <translation>배치 크기에 따른 각도</translation>
    </message>
</context>
<context>
    <name>EpochCostPanel</name>
    <message>
        <source>next batch: {value}</source>
        <translation>다음 배치: {value}</translation>
    </message>
    <message>
        <source>Cost over updates and epochs; arrow keys go to other updates</source>
        <translation>갱신과 에폭에 따른 cost, 화살표 키로 다른 갱신으로 갑니다</translation>
    </message>
</context>
<context>
    <name>EpochsPanel</name>
    <message>
        <source>{name} ({rows} images): {value}</source>
        <translation>{name} ({rows}장): {value}</translation>
    </message>
    <message>
        <source>{name} ({rows} of {of} images measured): {value}</source>
        <translation>{name} ({of}장 중 {rows}장으로 잼): {value}</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>갱신 횟수</translation>
    </message>
</context>
<context>
    <name>EpsilonPanel</name>
    <message>
        <source>largest error</source>
        <translation>가장 큰 상대 오차</translation>
    </message>
    <message>
        <source>ε, finer to the right</source>
        <translation>ε (오른쪽이 더 작음)</translation>
    </message>
    <message>
        <source>allowed</source>
        <translation>허용</translation>
    </message>
    <message>
        <source>too coarse</source>
        <translation>너무 큼</translation>
    </message>
    <message>
        <source>too fine</source>
        <translation>너무 작음</translation>
    </message>
    <message>
        <source>Error of the check over ε; arrow keys choose another ε</source>
        <translation>ε에 따른 검사의 오차. 화살표 키로 다른 ε을 고릅니다</translation>
    </message>
    <message>
        <source>ε = {epsilon}: largest error {error}</source>
        <translation>ε = {epsilon}: 가장 큰 오차 {error}</translation>
    </message>
    <message>
        <source>{checked} of {count} parameters</source>
        <translation>매개변수 {count}개 가운데 {checked}개</translation>
    </message>
</context>
<context>
    <name>FactorsPanel</name>
    <message>
        <source>left of the error at layer 1 (last layer = 1): {left}</source>
        <translation>첫 층에 남은 오차(마지막 층 = 1): {left}</translation>
    </message>
    <message>
        <source>left at layer 1: {left}</source>
        <translation>첫 층에 남은 오차: {left}</translation>
    </message>
    <message>
        <source>g′ is at most 1: it need not make anything smaller</source>
        <translation>g′ ≤ 1: 곱해도 줄지 않을 수 있습니다</translation>
    </message>
    <message>
        <source>What each layer multiplies the error by on its way back</source>
        <translation>오차가 돌아올 때 층마다 곱해지는 두 인수</translation>
    </message>
</context>
<context>
    <name>Fault</name>
    <message>
        <source>sound</source>
        <translation>잘못 없음</translation>
    </message>
    <message>
        <source>σ′ dropped</source>
        <translation>σ′ 빠뜨림</translation>
    </message>
    <message>
        <source>sign turned</source>
        <translation>부호 뒤집힘</translation>
    </message>
    <message>
        <source>1/m forgotten</source>
        <translation>1/m 빠뜨림</translation>
    </message>
    <message>
        <source>b1 forgotten</source>
        <translation>b1 빠뜨림</translation>
    </message>
    <message>
        <source>W2 updated too soon</source>
        <translation>갱신한 W2 사용</translation>
    </message>
</context>
<context>
    <name>FaultRunsPanel</name>
    <message>
        <source>Check at the start, and when all rows are right ({updates} updates)</source>
        <translation>시작점의 검사 결과와 네 행을 모두 맞히기 시작한 갱신 ({updates}번까지)</translation>
    </message>
    <message>
        <source>Check, and all right from update …</source>
        <translation>검사, 모두 맞히기 시작한 갱신</translation>
    </message>
    <message>
        <source>{sign} {failed} of {count}</source>
        <translation>{sign} {count}개 중 {failed}개</translation>
    </message>
    <message>
        <source>diverged at {step}</source>
        <translation>{step}번째에 발산</translation>
    </message>
    <message>
        <source>not solved, cost {cost}</source>
        <translation>풀지 못함, cost {cost}</translation>
    </message>
    <message>
        <source>from {step}</source>
        <translation>{step}번째부터</translation>
    </message>
    <message>
        <source>Train all</source>
        <translation>모두 학습</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>What training does with each fault</source>
        <translation>잘못마다 학습이 어떻게 되는지</translation>
    </message>
</context>
<context>
    <name>FeaturesPanel</name>
    <message>
        <source>Feature columns and their weights</source>
        <translation>특성 열과 가중치</translation>
    </message>
    <message>
        <source>The bias: the prediction where all features are 0</source>
        <translation>편향: 모든 특성이 0일 때의 예측값</translation>
    </message>
    <message>
        <source>One column has to stay: without any, every row would get the same prediction.</source>
        <translation>열이 적어도 하나는 있어야 합니다. 하나도 없으면 모든 행의 예측값이 같아집니다.</translation>
    </message>
    <message>
        <source>A weight says how much the prediction grows when its feature grows by 1 and the others are held fixed. So it changes when other features join.</source>
        <translation>가중치는 다른 특성을 그대로 두고 그 특성만 1 늘릴 때 예측값이 얼마나 늘어나는지를 뜻합니다. 그래서 다른 특성이 들어오면 값이 바뀝니다.</translation>
    </message>
    <message>
        <source>Smallest possible cost</source>
        <translation>가능한 가장 작은 cost</translation>
    </message>
</context>
<context>
    <name>FileDesk</name>
    <message>
        <source>Save this lab</source>
        <translation>이 실험 저장</translation>
    </message>
    <message>
        <source>Saved labs (*.json)</source>
        <translation>저장한 실험 (*.json)</translation>
    </message>
    <message>
        <source>Saved labs (*.json);;All files (*)</source>
        <translation>저장한 실험 (*.json);;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Open a saved lab</source>
        <translation>저장한 실험 열기</translation>
    </message>
    <message>
        <source>Save a picture</source>
        <translation>그림으로 저장</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>그림 (*.png)</translation>
    </message>
</context>
<context>
    <name>FitPanel</name>
    <message>
        <source>Predictions against targets</source>
        <translation>정답에 대한 예측값</translation>
    </message>
    <message>
        <source>prediction H</source>
        <translation>예측 H</translation>
    </message>
    <message>
        <source>target y</source>
        <translation>정답 y</translation>
    </message>
    <message>
        <source>{count} of {rows} outside</source>
        <translation>{rows}개 중 {count}개가 그림 밖</translation>
    </message>
    <message>
        <source>row {row}:  y {target}   H {prediction}   y − H {residual}   squared {squared}</source>
        <translation>{row}행:  y {target}   H {prediction}   y − H {residual}   제곱 {squared}</translation>
    </message>
</context>
<context>
    <name>FitsBar</name>
    <message>
        <source>Add</source>
        <translation>학생 추가</translation>
    </message>
    <message>
        <source>One more student beside this one (Insert)</source>
        <translation>이 학생 옆에 한 명 더 (Insert)</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Take this student away (Delete)</source>
        <translation>이 학생 빼기 (Delete)</translation>
    </message>
    <message>
        <source>drag: move · press twice: add · right button: remove · keys: ↑ ↓ choose, ← → move, Space pass/fail</source>
        <translation>끌기: 옮기기 · 두 번 누르기: 추가 · 오른쪽 단추: 빼기 · 키: ↑ ↓ 고르기, ← → 옮기기, 스페이스 합격/불합격</translation>
    </message>
    <message>
        <source>drag: move · press twice: add · right button: remove</source>
        <translation>끌기: 옮기기 · 두 번 누르기: 추가 · 오른쪽 단추: 빼기</translation>
    </message>
    <message>
        <source>Student {row}</source>
        <translation>학생 {row}</translation>
    </message>
</context>
<context>
    <name>FitsPanel</name>
    <message>
        <source>A line and an S-curve over the same students</source>
        <translation>같은 학생들에 맞춘 직선과 S자 곡선</translation>
    </message>
</context>
<context>
    <name>ForwardPanel</name>
    <message>
        <source>Each step computes one unit: h1, h2, then H.</source>
        <translation>한 단계에 뉴런 하나씩 계산합니다: h1, h2, H 차례.</translation>
    </message>
    <message>
        <source>h1, then h2, then H</source>
        <translation>h1, h2, H 차례</translation>
    </message>
    <message>
        <source>thick: large |w|</source>
        <translation>굵은 선: 큰 |w|</translation>
    </message>
    <message>
        <source>dashed: w &lt; 0</source>
        <translation>점선: w &lt; 0</translation>
    </message>
    <message>
        <source>drag a number on a line up or down</source>
        <translation>선 위의 숫자를 위아래로 끌어 보세요</translation>
    </message>
    <message>
        <source>bias: always 1</source>
        <translation>편향: 언제나 1</translation>
    </message>
    <message>
        <source>{name}: not computed yet</source>
        <translation>{name}: 아직 계산하지 않음</translation>
    </message>
    <message>
        <source>{name} = {value}   drag up or down, or + and −</source>
        <translation>{name} = {value}   위아래로 끌거나 +, −</translation>
    </message>
</context>
<context>
    <name>ForwardTablePanel</name>
    <message>
        <source>Truth table with what the network computes</source>
        <translation>신경망이 계산한 진리표</translation>
    </message>
    <message>
        <source>First input</source>
        <translation>첫째 입력</translation>
    </message>
    <message>
        <source>Second input</source>
        <translation>둘째 입력</translation>
    </message>
    <message>
        <source>Output of the first hidden unit (y1 in the lecture)</source>
        <translation>첫째 은닉 뉴런의 출력(강의의 y1)</translation>
    </message>
    <message>
        <source>Output of the second hidden unit (y2 in the lecture)</source>
        <translation>둘째 은닉 뉴런의 출력(강의의 y2)</translation>
    </message>
    <message>
        <source>Score of the output unit</source>
        <translation>출력 뉴런의 합</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>What the network says: the sigmoid of z</source>
        <translation>신경망의 출력: z를 시그모이드에 넣은 값</translation>
    </message>
    <message>
        <source>as 0 or 1</source>
        <translation>0 또는 1</translation>
    </message>
    <message>
        <source>1 where H is above 0.5, 0 where it is below; ✓: that is the target</source>
        <translation>H가 0.5보다 크면 1, 작으면 0. ✓: 정답과 같음</translation>
    </message>
    <message>
        <source>What is to come out: 1 if exactly one input is 1</source>
        <translation>나와야 할 값: 입력이 하나만 1이면 1</translation>
    </message>
    <message>
        <source>{known} of {rows} rows computed</source>
        <translation>{rows}개 중 {known}개 계산함</translation>
    </message>
    <message>
        <source>XOR is solved: {right} of {rows} right</source>
        <translation>XOR를 풉니다: {rows}개 중 {right}개 맞음</translation>
    </message>
    <message>
        <source>Not solved: {right} of {rows} right</source>
        <translation>아직 풀지 못합니다: {rows}개 중 {right}개 맞음</translation>
    </message>
</context>
<context>
    <name>FreezeSign</name>
    <message>
        <source>The screen stands still — Z goes on</source>
        <translation>화면을 멈췄습니다 — Z를 누르면 이어집니다</translation>
    </message>
</context>
<context>
    <name>GatePlanePanel</name>
    <message>
        <source>Plane of the gate with the line of each neuron</source>
        <translation>진리표의 평면과 뉴런마다의 직선</translation>
    </message>
</context>
<context>
    <name>HandWeightsPanel</name>
    <message>
        <source>Weights and biases, to be moved by hand</source>
        <translation>손으로 옮기는 가중치와 편향</translation>
    </message>
    <message>
        <source>drag, or ↑ ↓ and ← →</source>
        <translation>끌거나 ↑ ↓ ← →</translation>
    </message>
    <message>
        <source>drag the bars</source>
        <translation>막대 끌기</translation>
    </message>
    <message>
        <source>XOR is solved: {right} of {rows} right</source>
        <translation>XOR를 풉니다: {rows}개 중 {right}개 맞음</translation>
    </message>
    <message>
        <source>Not solved: {right} of {rows} right</source>
        <translation>아직 풀지 못합니다: {rows}개 중 {right}개 맞음</translation>
    </message>
</context>
<context>
    <name>HiddenSpacePanel</name>
    <message>
        <source>Space of the hidden units with the rows in it</source>
        <translation>은닉 뉴런의 공간에 놓인 행들</translation>
    </message>
    <message>
        <source>2 of {count} units: the output hears all of them, so no line here is its own</source>
        <translation>뉴런 {count}개 가운데 둘: 출력은 모두를 쓰므로 여기에 경계선은 없습니다</translation>
    </message>
    <message>
        <source>2 of {count} units</source>
        <translation>뉴런 {count}개 가운데 둘</translation>
    </message>
    <message>
        <source>grid: the input plane, bent by the hidden layer</source>
        <translation>격자: 은닉층이 휘어 놓은 입력 평면</translation>
    </message>
    <message>
        <source>bent input plane</source>
        <translation>휘어진 입력 평면</translation>
    </message>
</context>
<context>
    <name>HistogramsPanel</name>
    <message>
        <source>spread</source>
        <translation>퍼짐</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>침묵</translation>
    </message>
    <message>
        <source>spread: how much a unit differs between the rows; silent: units whose slope is 0 for every row</source>
        <translation>퍼짐: 입력에 따라 뉴런의 값이 달라지는 정도, 침묵: 어떤 입력에도 g′가 0인 뉴런의 비율</translation>
    </message>
    <message>
        <source>Histogram of the activations of each hidden layer</source>
        <translation>은닉층마다 활성값의 히스토그램</translation>
    </message>
</context>
<context>
    <name>JacobianPanel</name>
    <message>
        <source>row sum</source>
        <translation>행의 합</translation>
    </message>
    <message>
        <source>column sum</source>
        <translation>열의 합</translation>
    </message>
    <message>
        <source>What each score does to each probability</source>
        <translation>점수 하나하나가 확률에 주는 영향</translation>
    </message>
    <message>
        <source>Row sums 0: equal steps of all scores change nothing. Column sums 0: the p always add up to 1.</source>
        <translation>행의 합 0: 모두 똑같이 올리면 그대로. 열의 합 0: 확률의 합은 늘 1.</translation>
    </message>
    <message>
        <source>Row and column sums are 0.</source>
        <translation>행과 열의 합은 0입니다.</translation>
    </message>
</context>
<context>
    <name>KeyHelp</name>
    <message>
        <source>Keys</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>A view that has the keyboard may use the arrow keys itself: Esc gives them back to the run.</source>
        <translation>키보드 초점이 있는 보기는 화살표 키를 직접 쓰기도 합니다. Esc를 누르면 화살표가 다시 실행을 움직입니다.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Play, or pause</source>
        <translation>재생 또는 일시정지</translation>
    </message>
    <message>
        <source>One step on, as the button says</source>
        <translation>버튼에 적힌 만큼 앞으로</translation>
    </message>
    <message>
        <source>One step back, exactly</source>
        <translation>정확히 한 번 뒤로</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>더 느리게</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>더 빠르게</translation>
    </message>
    <message>
        <source>Next step of the story or of the class</source>
        <translation>이야기나 수업의 다음 단계</translation>
    </message>
    <message>
        <source>Previous step of the story or of the class</source>
        <translation>이야기나 수업의 이전 단계</translation>
    </message>
    <message>
        <source>Back to what this step has set up</source>
        <translation>이 단계가 준비한 상태로</translation>
    </message>
    <message>
        <source>Freeze the screen, and go on</source>
        <translation>화면 멈추기, 다시 이어 가기</translation>
    </message>
    <message>
        <source>Hide or show the answers of cards</source>
        <translation>카드의 답 가리기, 보이기</translation>
    </message>
    <message>
        <source>Fifty minutes of class</source>
        <translation>50분 수업</translation>
    </message>
    <message>
        <source>Explain the number that has the keyboard; again: the next</source>
        <translation>키보드가 놓인 곳의 숫자 설명하기. 다시 누르면 다음 숫자</translation>
    </message>
    <message>
        <source>Next set of views</source>
        <translation>다음 보기 묶음</translation>
    </message>
    <message>
        <source>Lecture</source>
        <translation>강</translation>
    </message>
    <message>
        <source>Lab</source>
        <translation>실험</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>Save this lab in a file</source>
        <translation>이 실험을 파일로 저장</translation>
    </message>
    <message>
        <source>Open a saved lab</source>
        <translation>저장한 실험 열기</translation>
    </message>
    <message>
        <source>Back from an enlarged view; the keyboard leaves a view</source>
        <translation>크게 본 보기에서 돌아오기, 보기에서 키보드 거두기</translation>
    </message>
    <message>
        <source>This list</source>
        <translation>이 목록</translation>
    </message>
</context>
<context>
    <name>KnobPanel</name>
    <message>
        <source>set by hand</source>
        <translation>손으로 정함</translation>
    </message>
    <message>
        <source>zeros</source>
        <translation>모두 0</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>시드 {seed}</translation>
    </message>
    <message>
        <source>stable up to {rate}</source>
        <translation>{rate}까지 안정</translation>
    </message>
    <message>
        <source>always safe up to {rate}</source>
        <translation>{rate}까지는 항상 안전</translation>
    </message>
    <message>
        <source>data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>start from</source>
        <translation>지금의 시작점</translation>
    </message>
    <message>
        <source>New start</source>
        <translation>새 시작점</translation>
    </message>
    <message>
        <source>Another random start; its seed is shown</source>
        <translation>다른 난수로 시작합니다. 시드가 표시됩니다</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
</context>
<context>
    <name>LambdaPanel</name>
    <message>
        <source>lowest</source>
        <translation>최저</translation>
    </message>
    <message>
        <source>Decide on this λ</source>
        <translation>이 λ로 정하기</translation>
    </message>
    <message>
        <source>Choose again</source>
        <translation>다시 고르기</translation>
    </message>
    <message>
        <source>λ = {here}, tried: {count}</source>
        <translation>λ = {here}, 시도한 λ {count}개</translation>
    </message>
    <message>
        <source>λ = {here} is right. Lowest validation cost: {cost}</source>
        <translation>λ = {here}, 맞습니다. 가장 작은 검증 cost: {cost}</translation>
    </message>
    <message>
        <source>λ = {here} is close. Lowest at λ = {best}: {cost}</source>
        <translation>λ = {here}, 가깝습니다. 최저는 λ = {best}: {cost}</translation>
    </message>
    <message>
        <source>λ = {here} is not it. Lowest at λ = {best}: {cost}</source>
        <translation>λ = {here}, 아닙니다. 최저는 λ = {best}: {cost}</translation>
    </message>
    <message>
        <source>penalty λ</source>
        <translation>규제 λ</translation>
    </message>
    <message>
        <source>Cost of the exact fit over λ; arrow keys choose another one</source>
        <translation>λ에 따른 정확한 해의 cost. 화살표 키로 다른 λ를 고릅니다</translation>
    </message>
</context>
<context>
    <name>LaneLines</name>
    <message>
        <source>slope {slope}    step {step}    way so far {way}</source>
        <translation>기울기 {slope}    걸음 {step}    옮긴 거리 {way}</translation>
    </message>
    <message>
        <source>slope {slope}    way so far {way}</source>
        <translation>기울기 {slope}    옮긴 거리 {way}</translation>
    </message>
    <message>
        <source>way so far {way}</source>
        <translation>옮긴 거리 {way}</translation>
    </message>
</context>
<context>
    <name>LaneLinesPanel</name>
    <message>
        <source>cost {cost}</source>
        <translation>cost {cost}</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0~1</translation>
    </message>
    <message>
        <source>The rows and the line of each run; arrow keys move the new row</source>
        <translation>데이터와 모델마다의 직선. 화살표 키로 새 행을 옮깁니다</translation>
    </message>
</context>
<context>
    <name>LaneMapsPanel</name>
    <message>
        <source>The plane of the inputs for each run</source>
        <translation>실행마다 입력 평면</translation>
    </message>
</context>
<context>
    <name>LaneSurfacesPanel</name>
    <message>
        <source>click: both start there · ○ lowest point</source>
        <translation>클릭: 둘 다 거기서 시작 · ○ 최저점</translation>
    </message>
    <message>
        <source>b stays 0: only w is learned</source>
        <translation>b는 0에 두고 w만 학습합니다</translation>
    </message>
    <message>
        <source>Costs over w and b</source>
        <translation>w, b에 대한 두 cost</translation>
    </message>
    <message>
        <source>Arrow keys move the crosshair, Enter starts there.</source>
        <translation>화살표 키로 십자선을 옮기고 Enter를 누르면 거기서 시작합니다.</translation>
    </message>
</context>
<context>
    <name>LanesPanel</name>
    <message>
        <source>cost {cost}</source>
        <translation>cost {cost}</translation>
    </message>
    <message>
        <source>diverged at {step}</source>
        <translation>{step}번째에 발산</translation>
    </message>
    <message>
        <source>log cost</source>
        <translation>로그 cost</translation>
    </message>
    <message>
        <source>Every line upwards is ten times the cost</source>
        <translation>한 눈금 올라갈 때마다 cost가 10배입니다</translation>
    </message>
    <message>
        <source>log updates</source>
        <translation>로그 갱신</translation>
    </message>
    <message>
        <source>Early updates are drawn wide, late ones narrow</source>
        <translation>처음 갱신은 넓게, 나중 갱신은 좁게 그립니다</translation>
    </message>
    <message>
        <source>Costs of the compared runs over updates; arrow keys go to other steps</source>
        <translation>견주는 실행들의 갱신별 cost. 화살표 키로 다른 단계로 갑니다</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>갱신 횟수</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>layer 1: {first}   layer {count}: {last}</source>
        <translation>1층: {first}   {count}층: {last}</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Length of the gradient of each layer&apos;s weights</source>
        <translation>층마다 가중치의 기울기 길이</translation>
    </message>
    <message>
        <source>update</source>
        <translation>갱신</translation>
    </message>
    <message>
        <source>Size of the next update as a share of the layer&apos;s weights</source>
        <translation>가중치의 길이에 견준 다음 갱신의 크기</translation>
    </message>
    <message>
        <source>layer (the last one is the output)</source>
        <translation>층 (마지막은 출력층)</translation>
    </message>
    <message>
        <source>Gradient of each layer on a logarithmic axis</source>
        <translation>로그 축에 나타낸 층마다의 기울기</translation>
    </message>
</context>
<context>
    <name>LectureTab</name>
    <message>
        <source>Lab:</source>
        <translation>실험:</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>이야기</translation>
    </message>
    <message>
        <source>Show or hide the story</source>
        <translation>이야기 열기와 닫기</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>Fifty minutes through this lecture (C)</source>
        <translation>이 강을 50분 동안 둘러보는 길 (C)</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Open a set of views</source>
        <translation>보기 묶음 열기</translation>
    </message>
</context>
<context>
    <name>LineView</name>
    <message>
        <source>The prediction</source>
        <translation>예측값</translation>
    </message>
    <message>
        <source>The bias b</source>
        <translation>편향 b</translation>
    </message>
    <message>
        <source>The prediction: the sum of all terms</source>
        <translation>예측값: 모든 항의 합</translation>
    </message>
    <message>
        <source>The target: what is right</source>
        <translation>정답: 맞혀야 하는 값</translation>
    </message>
    <message>
        <source>Prediction minus target, squared: what this row costs</source>
        <translation>(예측 − 정답)²: 이 행의 손실</translation>
    </message>
    <message>
        <source>The score z = xW + b: any number</source>
        <translation>점수 z = xW + b: 어떤 수든 될 수 있음</translation>
    </message>
    <message>
        <source>The sigmoid of z: the probability of class 1 ({name})</source>
        <translation>z의 시그모이드: 범주 1({name})일 확률</translation>
    </message>
    <message>
        <source>What this row costs: −log of the probability given to what is right</source>
        <translation>이 행의 손실: 정답에 준 확률의 −log</translation>
    </message>
    <message>
        <source>What this row adds to the gradient of each weight: (g − y) times the feature</source>
        <translation>이 행이 각 가중치의 기울기에 보태는 값: (g − y) × 특성</translation>
    </message>
    <message>
        <source>The scores xW + b of {classes}</source>
        <translation>점수 xW + b: {classes}</translation>
    </message>
    <message>
        <source>The softmax of the scores: probabilities of {classes}, sum 1</source>
        <translation>점수의 소프트맥스, 합이 1인 확률: {classes}</translation>
    </message>
    <message>
        <source>A sigmoid for each of {classes} by itself</source>
        <translation>범주마다 따로 씌운 시그모이드: {classes}</translation>
    </message>
    <message>
        <source>The outputs need not add up to 1: each unit decides by itself</source>
        <translation>출력의 합은 1이 아닐 수 있습니다. 뉴런마다 따로 판단합니다</translation>
    </message>
    <message>
        <source>What this row costs: the losses of all units, added up</source>
        <translation>이 행의 손실: 모든 뉴런의 손실을 더한 값</translation>
    </message>
    <message>
        <source>The right class: {name}</source>
        <translation>정답 범주: {name}</translation>
    </message>
    <message>
        <source>row {row}</source>
        <translation>{row}행</translation>
    </message>
    <message>
        <source>The chosen row; choose another in any view</source>
        <translation>고른 행. 어느 화면에서나 다른 행을 고를 수 있습니다</translation>
    </message>
    <message>
        <source>+ … {count} more …</source>
        <translation>+ … {count}개 항 더 …</translation>
    </message>
    <message>
        <source>Terms left out because there is no room</source>
        <translation>자리가 모자라 줄인 항</translation>
    </message>
    <message>
        <source>… {count} terms …</source>
        <translation>… {count}개 항 …</translation>
    </message>
    <message>
        <source>{symbol}: weight times {column}</source>
        <translation>{symbol}: 가중치 × {column}</translation>
    </message>
    <message>
        <source>The inputs of the row</source>
        <translation>이 행의 입력</translation>
    </message>
    <message>
        <source>What the last hidden layer makes of it</source>
        <translation>마지막 은닉층이 내놓은 값</translation>
    </message>
    <message>
        <source>The score of the output unit: weights times what comes in, plus bias</source>
        <translation>출력 뉴런의 점수: 들어온 값에 가중치를 곱해 더하고 편향을 더한 수</translation>
    </message>
    <message>
        <source>The output: the sigmoid of z</source>
        <translation>출력: z의 시그모이드</translation>
    </message>
    <message>
        <source>What this row costs</source>
        <translation>이 행의 손실</translation>
    </message>
</context>
<context>
    <name>LossPanel</name>
    <message>
        <source>probability p of the right class</source>
        <translation>정답의 확률 p</translation>
    </message>
    <message>
        <source>Cost over the probability of the right class</source>
        <translation>정답의 확률에 따른 cost</translation>
    </message>
</context>
<context>
    <name>LossesPanel</name>
    <message>
        <source>loss of a row</source>
        <translation>한 표본의 손실</translation>
    </message>
    <message>
        <source>H = g(z), the probability of 1</source>
        <translation>H = g(z), 1일 확률</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>The two cost curves with every row</source>
        <translation>cost의 두 곡선과 모든 표본</translation>
    </message>
    <message>
        <source>mean of {rows} rows: {mean}</source>
        <translation>{rows}개의 평균 {mean}</translation>
    </message>
    <message>
        <source>row {row}: loss {loss}</source>
        <translation>{row}행의 손실 {loss}</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>ModuLab</source>
        <translation>모두랩</translation>
    </message>
</context>
<context>
    <name>MemoryMapPanel</name>
    <message>
        <source>Plane of two features with the classes that the memoriser calls</source>
        <translation>두 특성의 평면과 외우는 모델의 예측</translation>
    </message>
</context>
<context>
    <name>MemoryPanel</name>
    <message>
        <source>memoriser</source>
        <translation>외우는 모델</translation>
    </message>
    <message>
        <source>trained model</source>
        <translation>학습한 모델</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>외우기</translation>
    </message>
    <message>
        <source>trained</source>
        <translation>학습</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count}행</translation>
    </message>
    <message>
        <source>accuracy: longer is better</source>
        <translation>정확도: 길수록 좋음</translation>
    </message>
    <message>
        <source>cost: shorter is better</source>
        <translation>cost: 짧을수록 좋음</translation>
    </message>
    <message>
        <source>mean test cost over all {ways} splits: memoriser {memory}, line {line}</source>
        <translation>나누기 {ways}가지의 평균 시험 cost: 외우는 모델 {memory}, 직선 {line}</translation>
    </message>
    <message>
        <source>mean of {ways}: memoriser {memory}, line {line}</source>
        <translation>{ways}가지 평균: 외우는 모델 {memory}, 직선 {line}</translation>
    </message>
    <message>
        <source>means: memory {memory}, line {line}</source>
        <translation>평균: 외움 {memory}, 직선 {line}</translation>
    </message>
    <message>
        <source>A model that remembers beside the trained one</source>
        <translation>외우는 모델과 학습한 모델</translation>
    </message>
</context>
<context>
    <name>ModelView</name>
    <message>
        <source>cannot be a probability</source>
        <translation>확률이 될 수 없는 값</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>직선</translation>
    </message>
    <message>
        <source>S-curve</source>
        <translation>S자 곡선</translation>
    </message>
    <message>
        <source>accuracy {percent} %  ({wrong} of {rows} wrong)</source>
        <translation>정확도 {percent} %  ({rows}명 중 {wrong}명 틀림)</translation>
    </message>
    <message>
        <source>accuracy {percent} %</source>
        <translation>정확도 {percent} %</translation>
    </message>
    <message>
        <source>cut at {cut}</source>
        <translation>경계 x = {cut}</translation>
    </message>
    <message>
        <source>no cut</source>
        <translation>경계 없음</translation>
    </message>
    <message>
        <source>student {row}:  H = {height}  → {called} {mark}</source>
        <translation>학생 {row}:  H = {height}  → {called} {mark}</translation>
    </message>
</context>
<context>
    <name>NetworkMapPanel</name>
    <message>
        <source>Plane of the inputs with the lines of the hidden units</source>
        <translation>은닉 뉴런의 직선이 있는 입력 평면</translation>
    </message>
</context>
<context>
    <name>NetworkPanel</name>
    <message>
        <source>forward</source>
        <translation>순전파</translation>
    </message>
    <message>
        <source>backward</source>
        <translation>역전파</translation>
    </message>
    <message>
        <source>both</source>
        <translation>둘 다</translation>
    </message>
    <message>
        <source>Values from left to right: scores z and activations, in blue</source>
        <translation>왼쪽에서 오른쪽으로 계산한 점수 z와 출력(파랑)</translation>
    </message>
    <message>
        <source>Slopes of the cost from right to left, in vermilion</source>
        <translation>오른쪽에서 왼쪽으로 계산한 기울기(주황)</translation>
    </message>
    <message>
        <source>Values forward and backward</source>
        <translation>앞으로 가는 값과 뒤로 가는 값</translation>
    </message>
    <message>
        <source>The row before</source>
        <translation>앞 행</translation>
    </message>
    <message>
        <source>The next row</source>
        <translation>다음 행</translation>
    </message>
    <message>
        <source>all rows</source>
        <translation>모든 행</translation>
    </message>
    <message>
        <source>All rows together: the slopes are those that the update uses</source>
        <translation>모든 행을 함께: 갱신에 쓰이는 기울기입니다</translation>
    </message>
    <message>
        <source>Network with its values; arrow keys point at nodes</source>
        <translation>값이 적힌 신경망, 화살표 키로 노드를 가리킵니다</translation>
    </message>
    <message>
        <source>{rows} rows</source>
        <translation>{rows}행</translation>
    </message>
    <message>
        <source>row {row}</source>
        <translation>{row}행</translation>
    </message>
    <message>
        <source>blue: forward</source>
        <translation>파랑: 순전파</translation>
    </message>
    <message>
        <source>{sign} vermilion: backward</source>
        <translation>{sign} 주황: 역전파</translation>
    </message>
    <message>
        <source>thick: large |w|</source>
        <translation>굵은 선: 큰 |w|</translation>
    </message>
    <message>
        <source>dashed: w &lt; 0</source>
        <translation>점선: w &lt; 0</translation>
    </message>
    <message>
        <source>↑↓ next update</source>
        <translation>↑↓ 다음 갱신</translation>
    </message>
    <message>
        <source>↑↓ where this row pulls</source>
        <translation>↑↓ 이 행이 당기는 쪽</translation>
    </message>
    <message>
        <source>bias: always 1</source>
        <translation>편향: 언제나 1</translation>
    </message>
    <message>
        <source>next update {move}</source>
        <translation>다음 갱신 {move}</translation>
    </message>
</context>
<context>
    <name>NeuronPanel</name>
    <message>
        <source>One row as one neuron</source>
        <translation>표본 하나가 지나는 뉴런 하나</translation>
    </message>
    <message>
        <source>… {count} more</source>
        <translation>… {count}개 더</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>NudgePanel</name>
    <message>
        <source>ratio</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>derivative</source>
        <translation>미분</translation>
    </message>
    <message>
        <source>Make {name} larger</source>
        <translation>{name} 늘리기</translation>
    </message>
    <message>
        <source>by how much</source>
        <translation>늘리는 양</translation>
    </message>
</context>
<context>
    <name>NumberForm</name>
    <message>
        <source>a number</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>Your guess</source>
        <translation>내 예측</translation>
    </message>
    <message>
        <source>Please type a number, such as 12.5 or 1e-5.</source>
        <translation>12.5나 1e-5처럼 숫자로 적어 주세요.</translation>
    </message>
</context>
<context>
    <name>OpGraphPanel</name>
    <message>
        <source>✗ {count} wrong</source>
        <translation>✗ {count}개 틀림</translation>
    </message>
    <message>
        <source>{words}. Right is what is off by at most 2 % or 0.001.</source>
        <translation>{words}. 2 % 또는 0.001까지 어긋난 값은 맞은 것으로 봅니다.</translation>
    </message>
    <message>
        <source>✓ All numbers are there.</source>
        <translation>✓ 모두 채웠습니다.</translation>
    </message>
    <message>
        <source>{count} to go</source>
        <translation>{count}개 남음</translation>
    </message>
    <message>
        <source>Show one</source>
        <translation>하나 보기</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>모두 보기</translation>
    </message>
    <message>
        <source>Computational graph</source>
        <translation>계산 그래프</translation>
    </message>
    <message>
        <source>Click: open the sigmoid into its four operations</source>
        <translation>누르면 시그모이드를 네 연산으로 펼칩니다</translation>
    </message>
    <message>
        <source>Click: fold the four operations into one sigmoid</source>
        <translation>누르면 네 연산을 시그모이드 하나로 접습니다</translation>
    </message>
    <message>
        <source>Click: type another value</source>
        <translation>누르면 다른 값을 넣을 수 있습니다</translation>
    </message>
</context>
<context>
    <name>Operation</name>
    <message>
        <source>forward</source>
        <translation>순전파</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>update</source>
        <translation>갱신</translation>
    </message>
</context>
<context>
    <name>OutputsPanel</name>
    <message>
        <source>Outputs over updates; arrow keys go to other steps and rows</source>
        <translation>갱신에 따른 출력, 화살표 키로 단계와 행을 바꿉니다</translation>
    </message>
    <message>
        <source>output H</source>
        <translation>출력 H</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>갱신 횟수</translation>
    </message>
</context>
<context>
    <name>ParametersPanel</name>
    <message>
        <source>Parameters: value and gradient</source>
        <translation>매개변수: 값과 기울기</translation>
    </message>
    <message>
        <source>value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>value (scaled)</source>
        <translation>값(스케일링 후)</translation>
    </message>
    <message>
        <source>original</source>
        <translation>원래 단위</translation>
    </message>
    <message>
        <source>gradient</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>┃ optimum (least squares)</source>
        <translation>┃ 최적값(최소제곱해)</translation>
    </message>
    <message>
        <source>┃ optimum</source>
        <translation>┃ 최적값</translation>
    </message>
    <message>
        <source>drag a bar, or ↑ ↓ and ← →, to fit by hand</source>
        <translation>막대를 끌거나 ↑ ↓, ← → 키로 손으로 맞춰 보세요</translation>
    </message>
    <message>
        <source>drag the bars</source>
        <translation>막대를 끌어 맞추기</translation>
    </message>
    <message>
        <source>pause to move the bars by hand</source>
        <translation>일시정지하면 막대를 손으로 움직일 수 있습니다</translation>
    </message>
    <message>
        <source>pause to drag</source>
        <translation>멈추면 끌 수 있음</translation>
    </message>
</context>
<context>
    <name>PassesPanel</name>
    <message>
        <source>Passes through the network that each way to a gradient needs</source>
        <translation>기울기를 구하는 방법마다 신경망을 지나는 횟수</translation>
    </message>
    <message>
        <source>Backpropagation: 1 forward + 1 backward, for all of them</source>
        <translation>역전파: 순전파 1번 + 역전파 1번으로 전부</translation>
    </message>
    <message>
        <source>Backprop: 1 forward + 1 backward</source>
        <translation>역전파: 순전파 1 + 역전파 1</translation>
    </message>
    <message>
        <source>Measured: 2 × {count} parameters = {passes} forward passes</source>
        <translation>중앙 차분: 2 × 매개변수 {count}개 = 순전파 {passes}번</translation>
    </message>
    <message>
        <source>Measured: 2 × {count} = {passes} passes</source>
        <translation>중앙 차분: 2 × {count} = {passes}번</translation>
    </message>
    <message>
        <source>{widths}: {passes} passes</source>
        <translation>{widths}: {passes}번</translation>
    </message>
    <message>
        <source>This network: {widths}</source>
        <translation>이 신경망: {widths}</translation>
    </message>
</context>
<context>
    <name>PinBar</name>
    <message>
        <source>same run</source>
        <translation>같은 실행</translation>
    </message>
    <message>
        <source>data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>start</source>
        <translation>시작점</translation>
    </message>
    <message>
        <source>changed on the way</source>
        <translation>도중에 바꿈</translation>
    </message>
    <message>
        <source>by hand</source>
        <translation>손으로</translation>
    </message>
    <message>
        <source>own data</source>
        <translation>내 데이터</translation>
    </message>
    <message>
        <source>all</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>Pin this run: it stays behind the next one</source>
        <translation>이 실행 고정하기: 다음 실행 뒤에 남습니다</translation>
    </message>
</context>
<context>
    <name>PipelinePanel</name>
    <message>
        <source>+5 on all</source>
        <translation>모두 +5</translation>
    </message>
    <message>
        <source>Adds 5 to every score</source>
        <translation>모든 점수에 5를 더합니다</translation>
    </message>
    <message>
        <source>First scores</source>
        <translation>처음 점수</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>처음으로</translation>
    </message>
    <message>
        <source>Puts the scores back to 2.0, 1.0, 0.1</source>
        <translation>점수를 2.0, 1.0, 0.1로 되돌립니다</translation>
    </message>
    <message>
        <source>From scores to probabilities and cost</source>
        <translation>점수에서 확률과 cost까지</translation>
    </message>
    <message>
        <source>The cost never goes through argmax: it looks at p and the label L alone.</source>
        <translation>cost는 argmax를 거치지 않습니다. 확률 p와 정답 L만 봅니다.</translation>
    </message>
    <message>
        <source>The cost never goes through argmax.</source>
        <translation>cost는 argmax를 거치지 않습니다.</translation>
    </message>
    <message>
        <source>score y</source>
        <translation>점수 y</translation>
    </message>
    <message>
        <source>probability p</source>
        <translation>확률 p</translation>
    </message>
    <message>
        <source>label L</source>
        <translation>정답 L</translation>
    </message>
    <message>
        <source>Prediction: only the largest p becomes 1</source>
        <translation>예측: 가장 큰 p만 1</translation>
    </message>
    <message>
        <source>Prediction</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Cost: only the right class counts</source>
        <translation>cost: 정답의 p만 봅니다</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>cost</translation>
    </message>
    <message>
        <source>Click to make this the right class</source>
        <translation>누르면 이 범주가 정답이 됩니다</translation>
    </message>
    <message>
        <source>Drag the score</source>
        <translation>점수를 끌어 보세요</translation>
    </message>
    <message>
        <source>no prediction: a tie</source>
        <translation>예측 없음: 동점</translation>
    </message>
    <message>
        <source>no prediction: NaN</source>
        <translation>예측 없음: NaN</translation>
    </message>
    <message>
        <source>same as the label</source>
        <translation>정답과 같음</translation>
    </message>
    <message>
        <source>not the label</source>
        <translation>정답과 다름</translation>
    </message>
    <message>
        <source>prediction {name}: {verdict}</source>
        <translation>예측 {name}: {verdict}</translation>
    </message>
</context>
<context>
    <name>PlanePanel</name>
    <message>
        <source>Data and plane in space</source>
        <translation>공간에서 본 데이터와 평면</translation>
    </message>
    <message>
        <source>Drag or use the arrow keys to turn, double-click or Home for the standard view. Click a point or use Page Up and Page Down to choose a row.</source>
        <translation>끌거나 방향키로 돌리고, 두 번 누르거나 Home 키로 처음 방향으로 돌아갑니다. 점을 누르거나 Page Up·Page Down 키로 행을 고릅니다.</translation>
    </message>
    <message>
        <source>Row {row}</source>
        <translation>{row}행</translation>
    </message>
</context>
<context>
    <name>PointForm</name>
    <message>
        <source>Click the cost surface, or use the arrow keys there and press Enter.</source>
        <translation>cost 곡면을 누르세요. 화살표 키로 옮긴 다음 Enter를 눌러도 됩니다.</translation>
    </message>
    <message>
        <source>Your point: ({x}, {y})</source>
        <translation>찍은 점: ({x}, {y})</translation>
    </message>
</context>
<context>
    <name>ProductPanel</name>
    <message>
        <source>Matrix product; arrow keys choose a cell of the result</source>
        <translation>행렬 곱. 화살표 키로 결과의 칸을 고릅니다</translation>
    </message>
    <message>
        <source>Point at a cell of the result, or use the arrow keys.</source>
        <translation>결과의 한 칸을 가리키거나 화살표 키로 고르세요.</translation>
    </message>
    <message>
        <source>Row {row}, column {column}:</source>
        <translation>{row}행 {column}열:</translation>
    </message>
</context>
<context>
    <name>RateLines</name>
    <message>
        <source>{times} × the limit</source>
        <translation>한계의 {times}배</translation>
    </message>
    <message>
        <source>next step {length}</source>
        <translation>다음 걸음 {length}</translation>
    </message>
    <message>
        <source>distance × {steep} (steep), × {gentle} (gentle)</source>
        <translation>거리 × {steep} (가파른 쪽), × {gentle} (완만한 쪽)</translation>
    </message>
    <message>
        <source>training {right}/{rows}</source>
        <translation>훈련 {right}/{rows}</translation>
    </message>
    <message>
        <source>test {right}/{rows}</source>
        <translation>시험 {right}/{rows}</translation>
    </message>
    <message>
        <source>creeps</source>
        <translation>기어감</translation>
    </message>
    <message>
        <source>straight down</source>
        <translation>곧장 내려감</translation>
    </message>
    <message>
        <source>zig-zag</source>
        <translation>지그재그</translation>
    </message>
    <message>
        <source>diverges</source>
        <translation>발산</translation>
    </message>
    <message>
        <source>safe</source>
        <translation>안전</translation>
    </message>
    <message>
        <source>no promise</source>
        <translation>보장 없음</translation>
    </message>
</context>
<context>
    <name>RatePathsPanel</name>
    <message>
        <source>★ lowest point · each arrow is one update · click: all start there</source>
        <translation>★ 최저점 · 화살표 하나가 갱신 한 번 · 누르면 모두 거기서 시작</translation>
    </message>
    <message>
        <source>★ lowest point · click: all start there</source>
        <translation>★ 최저점 · 누르면 모두 거기서 시작</translation>
    </message>
    <message>
        <source>★ lowest point</source>
        <translation>★ 최저점</translation>
    </message>
    <message>
        <source>Paths of all runs on the cost surface</source>
        <translation>비용 곡면 위에 놓인 모든 실행의 길</translation>
    </message>
    <message>
        <source>Arrow keys move the crosshair, Enter starts all runs there.</source>
        <translation>화살표 키로 십자선을 옮기고 Enter를 누르면 모두 거기서 시작합니다.</translation>
    </message>
</context>
<context>
    <name>RateRuler</name>
    <message>
        <source>limit {rate}</source>
        <translation>한계 {rate}</translation>
    </message>
    <message>
        <source>always safe up to {rate}</source>
        <translation>{rate}까지는 항상 안전</translation>
    </message>
    <message>
        <source>safe</source>
        <translation>안전</translation>
    </message>
    <message>
        <source>no promise: it may jump</source>
        <translation>보장 없음: 튈 수 있음</translation>
    </message>
    <message>
        <source>straight down</source>
        <translation>곧장 내려감</translation>
    </message>
    <message>
        <source>zig-zag</source>
        <translation>지그재그</translation>
    </message>
    <message>
        <source>diverges</source>
        <translation>발산</translation>
    </message>
</context>
<context>
    <name>RatesPanel</name>
    <message>
        <source>lowest cost {cost}</source>
        <translation>가장 낮은 cost {cost}</translation>
    </message>
    <message>
        <source>both directions shrink alike at α = {rate}</source>
        <translation>α = {rate}이면 두 방향이 똑같이 줄어듦</translation>
    </message>
    <message>
        <source>drag a marker: another rate</source>
        <translation>표식을 끌면 학습률이 바뀜</translation>
    </message>
    <message>
        <source>no quadratic cost: nobody can compute the largest stable rate, only a safe one</source>
        <translation>이차식이 아닌 cost라서 안정한 한계는 계산할 수 없고, 항상 안전한 값만 압니다</translation>
    </message>
    <message>
        <source>a safe rate is all that can be computed</source>
        <translation>계산할 수 있는 것은 안전한 값뿐입니다</translation>
    </message>
    <message>
        <source>Learning rates beside the limit</source>
        <translation>학습률과 한계</translation>
    </message>
</context>
<context>
    <name>RevealButton</name>
    <message>
        <source>Reveal test</source>
        <translation>시험 점 열기</translation>
    </message>
    <message>
        <source>Hide test</source>
        <translation>시험 점 감추기</translation>
    </message>
    <message>
        <source>Rows that were kept apart: nothing was learned or chosen by them</source>
        <translation>배우거나 고르는 데 쓰지 않고 따로 둔 데이터입니다</translation>
    </message>
</context>
<context>
    <name>RidgeCurvePanel</name>
    <message>
        <source>exact fit of degree {degree} to {points} points</source>
        <translation>점 {points}개에 맞춘 차수 {degree}의 정확한 해</translation>
    </message>
    <message>
        <source>degree {degree}, {points} points</source>
        <translation>차수 {degree}, 점 {points}개</translation>
    </message>
    <message>
        <source>solid: after {step} updates · dashed: exact fit of degree {degree}</source>
        <translation>굵은 선: {step}번 갱신한 뒤 · 점선: 차수 {degree}의 정확한 해</translation>
    </message>
    <message>
        <source>solid: {step} updates · dashed: exact fit</source>
        <translation>굵은 선: {step}번 · 점선: 정확한 해</translation>
    </message>
    <message>
        <source>Points and the curve through them</source>
        <translation>점과 그 점들에 맞춘 곡선</translation>
    </message>
</context>
<context>
    <name>RidgeWeightsPanel</name>
    <message>
        <source>exact fit:</source>
        <translation>정확한 해:</translation>
    </message>
    <message>
        <source>gradient descent:</source>
        <translation>경사하강법:</translation>
    </message>
    <message>
        <source>largest |w| = {largest}</source>
        <translation>가장 큰 |w| = {largest}</translation>
    </message>
    <message>
        <source>The weights of the powers as bars</source>
        <translation>거듭제곱의 가중치 막대</translation>
    </message>
</context>
<context>
    <name>RowsView</name>
    <message>
        <source>first {shown} of {rows} rows</source>
        <translation>전체 {rows}행 중 처음 {shown}행</translation>
    </message>
</context>
<context>
    <name>ScorePlanePanel</name>
    <message>
        <source>Plane of the differences of scores</source>
        <translation>점수 차이의 평면</translation>
    </message>
    <message>
        <source>all points in the middle: the three scores are equal, no class is called</source>
        <translation>모든 점이 가운데에: 세 점수가 같아 아무 범주도 부르지 않음</translation>
    </message>
    <message>
        <source>all scores are equal: no class is called</source>
        <translation>점수가 모두 같음: 부르는 범주 없음</translation>
    </message>
    <message>
        <source>ringed: {wrong} of {rows} wrong</source>
        <translation>고리: {rows}행 가운데 {wrong}행 틀림</translation>
    </message>
    <message>
        <source>dotted: {count} undecided</source>
        <translation>점선: {count}행 미정</translation>
    </message>
    <message>
        <source>hollow: {wrong} of {rows} test rows wrong</source>
        <translation>빈 점: 시험 {rows}행 가운데 {wrong}행 틀림</translation>
    </message>
    <message>
        <source>row {row}: right score ahead by {margin}</source>
        <translation>{row}행: 정답 점수 차이 {margin}</translation>
    </message>
</context>
<context>
    <name>SetLegend</name>
    <message>
        <source>test</source>
        <translation>시험</translation>
    </message>
    <message>
        <source>train</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>val.</source>
        <translation>검증</translation>
    </message>
</context>
<context>
    <name>ShapesPanel</name>
    <message>
        <source>Previous question</source>
        <translation>이전 질문</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>확인</translation>
    </message>
    <message>
        <source>Next question</source>
        <translation>다음 질문</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Number of rows of {name}</source>
        <translation>{name}의 행 수</translation>
    </message>
    <message>
        <source>Number of columns of {name}</source>
        <translation>{name}의 열 수</translation>
    </message>
    <message>
        <source>Question {number}: which shape does {name} have?</source>
        <translation>질문 {number}: {name}의 모양은 무엇일까요?</translation>
    </message>
    <message>
        <source>Fill in the two numbers and press Enter.</source>
        <translation>두 수를 채우고 Enter를 누르세요.</translation>
    </message>
</context>
<context>
    <name>SideColumn</name>
    <message>
        <source>Knobs</source>
        <translation>조절값</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>The lines of NumPy that make an update</source>
        <translation>한 번의 갱신을 만드는 NumPy 줄</translation>
    </message>
</context>
<context>
    <name>SigmoidPanel</name>
    <message>
        <source>threshold {value}</source>
        <translation>임계값 {value}</translation>
    </message>
    <message>
        <source>score z = XW + b</source>
        <translation>점수 z = XW + b</translation>
    </message>
    <message>
        <source>S-curve with every row, and the threshold</source>
        <translation>S자 곡선과 모든 표본, 임계값</translation>
    </message>
    <message>
        <source>{glyph} called {name}: {ones} of {rows}</source>
        <translation>{glyph} 예측이 {name}: {rows}개 중 {ones}개</translation>
    </message>
    <message>
        <source>wrong (ringed): {count}</source>
        <translation>틀림(고리) {count}개</translation>
    </message>
    <message>
        <source>undecided, g = 0.5: {count}</source>
        <translation>아직 예측 없음(g = 0.5) {count}개</translation>
    </message>
</context>
<context>
    <name>SortingPanel</name>
    <message>
        <source>{right} of {all} right</source>
        <translation>{all}개 중 {right}개 맞음</translation>
    </message>
    <message>
        <source>Category or number?</source>
        <translation>범주인가, 수인가</translation>
    </message>
    <message>
        <source>Is the target y a category or a number?</source>
        <translation>정답 y는 범주일까요, 수일까요?</translation>
    </message>
    <message>
        <source>y is a category → classification · y is a number → regression</source>
        <translation>y가 범주이면 분류, 수이면 회귀</translation>
    </message>
    <message>
        <source>keys: ↑ ↓ choose, 1 category, 2 number</source>
        <translation>키: ↑ ↓ 고르기, 1 범주, 2 수</translation>
    </message>
    <message>
        <source>category</source>
        <translation>범주</translation>
    </message>
    <message>
        <source>number</source>
        <translation>수</translation>
    </message>
</context>
<context>
    <name>Split</name>
    <message>
        <source>training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>test</source>
        <translation>시험</translation>
    </message>
</context>
<context>
    <name>SplitFitPanel</name>
    <message>
        <source>least-squares line</source>
        <translation>최소제곱 직선</translation>
    </message>
    <message>
        <source>row {row} ({set}):  y {target}   H ?</source>
        <translation>{row}행({set}):  y {target}   H ?</translation>
    </message>
    <message>
        <source>row {row} ({set}):  y {target}   H {prediction}   y − H {residual}</source>
        <translation>{row}행({set}):  y {target}   H {prediction}   y − H {residual}</translation>
    </message>
    <message>
        <source>Houses by set, and the line that learns from the training rows</source>
        <translation>세 벌로 나눈 집과 훈련 데이터로 배우는 직선</translation>
    </message>
    <message>
        <source>· · · memoriser</source>
        <translation>· · · 외우는 모델</translation>
    </message>
    <message>
        <source>Show what a model says that repeats the price of the nearest training house</source>
        <translation>가장 가까운 훈련 집의 가격을 그대로 말하는 모델도 그립니다</translation>
    </message>
</context>
<context>
    <name>SplitPanel</name>
    <message>
        <source>The rows in three sets</source>
        <translation>세 벌로 나눈 행</translation>
    </message>
    <message>
        <source>Shuffle</source>
        <translation>섞기</translation>
    </message>
    <message>
        <source>Put the rows in another order; its seed is shown</source>
        <translation>행의 순서를 섞고 그 시드를 보여 줍니다</translation>
    </message>
    <message>
        <source>Order of the data</source>
        <translation>원래 순서</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>원래대로</translation>
    </message>
    <message>
        <source>Open test</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Cover test</source>
        <translation>덮기</translation>
    </message>
    <message>
        <source>drag ▾ and ▴ · keys: ↑ ↓ choose one, ← → move it</source>
        <translation>▾와 ▴를 끌어 나눔 · 키: ↑ ↓ 고르기, ← → 옮기기</translation>
    </message>
    <message>
        <source>drag ▾ and ▴, or ← →</source>
        <translation>▾와 ▴를 끌거나 ← →</translation>
    </message>
    <message>
        <source>{count} rows</source>
        <translation>{count}행</translation>
    </message>
    <message>
        <source>left empty</source>
        <translation>비워 둠</translation>
    </message>
    <message>
        <source>still covered</source>
        <translation>덮어 둠</translation>
    </message>
    <message>
        <source>nothing called yet</source>
        <translation>아직 예측 없음</translation>
    </message>
    <message>
        <source>√ = {size}</source>
        <translation>√ = {size}</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>시드 {seed}</translation>
    </message>
    <message>
        <source>Open the test</source>
        <translation>시험지 열기</translation>
    </message>
    <message>
        <source>Cover the test</source>
        <translation>시험지 덮기</translation>
    </message>
    <message>
        <source>accuracy: share of rows called right</source>
        <translation>정확도: 맞힌 행의 비율</translation>
    </message>
    <message>
        <source>cost: mean squared error</source>
        <translation>cost: 평균제곱오차</translation>
    </message>
</context>
<context>
    <name>SpreadPanel</name>
    <message>
        <source>{ways} ways to split: test cost {low} to {high}</source>
        <translation>나누기 {ways}가지: 시험 cost {low} ~ {high}</translation>
    </message>
    <message>
        <source>mean {mean}</source>
        <translation>평균 {mean}</translation>
    </message>
    <message>
        <source>this split {here}   (lower in {better} of {ways})</source>
        <translation>지금 나누기 {here}   ({ways}가지 중 {better}가지가 더 작음)</translation>
    </message>
    <message>
        <source>this split ?   (the test is still covered)</source>
        <translation>지금 나누기 ?   (시험지를 아직 덮어 두었습니다)</translation>
    </message>
    <message>
        <source>luckiest test: rows {low}   unluckiest: rows {high}</source>
        <translation>가장 운 좋은 시험: {low}행   가장 운 나쁜 시험: {high}행</translation>
    </message>
    <message>
        <source>{count} lie beyond the last bar</source>
        <translation>{count}가지는 마지막 막대보다 큼</translation>
    </message>
    <message>
        <source>Test costs over all ways to split the rows</source>
        <translation>모든 나누기의 시험 cost</translation>
    </message>
    <message>
        <source>number of splits</source>
        <translation>나누기의 수</translation>
    </message>
    <message>
        <source>test cost of the best line</source>
        <translation>최소제곱 직선의 시험 cost</translation>
    </message>
</context>
<context>
    <name>SquaresStrip</name>
    <message>
        <source>auto</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>The lens under which the largest square just fits</source>
        <translation>가장 큰 정사각형이 들어갈 만큼 확대합니다</translation>
    </message>
    <message>
        <source>All sides drawn {factor} times as long</source>
        <translation>모든 변을 {factor}배로 그립니다</translation>
    </message>
    <message>
        <source>Squares of the residuals</source>
        <translation>잔차의 제곱</translation>
    </message>
    <message>
        <source>One square per row in the order of the table; its area is (y − H)². The outlined one is their mean.</source>
        <translation>표의 순서대로 행마다 정사각형 하나. 넓이가 (y − H)²입니다. 테두리만 있는 것이 평균입니다.</translation>
    </message>
    <message>
        <source>area = (y − H)²   lens ×{lens}</source>
        <translation>넓이 = (y − H)²   확대 ×{lens}</translation>
    </message>
    <message>
        <source>area = (y − H)²   lens ×{lens}, fitted</source>
        <translation>넓이 = (y − H)²   확대 ×{lens} (자동)</translation>
    </message>
    <message>
        <source>far larger than this strip: longest side {side}</source>
        <translation>칸보다 훨씬 큽니다: 가장 긴 변 {side}</translation>
    </message>
    <message>
        <source>longest side {side}</source>
        <translation>가장 긴 변 {side}</translation>
    </message>
    <message>
        <source>rows {first} to {last} of {rows}</source>
        <translation>전체 {rows}행 중 {first}–{last}행</translation>
    </message>
</context>
<context>
    <name>StackingPanel</name>
    <message>
        <source>Vectors and their matrix; left and right go from stage to stage</source>
        <translation>벡터와 행렬. 왼쪽, 오른쪽 키로 단계를 옮깁니다</translation>
    </message>
    <message>
        <source>{k} units, {k} products: {k} × [1,{n}]·[{n},1]</source>
        <translation>분류기 {k}개, 곱셈 {k}번: {k} × [1,{n}]·[{n},1]</translation>
    </message>
    <message>
        <source>Theory, the input a column:  Wx   [{k},{n}]·[{n},1] = [{k},1]</source>
        <translation>이론, 입력이 열: Wx   [{k},{n}]·[{n},1] = [{k},1]</translation>
    </message>
    <message>
        <source>Code, the input a row:  xW   [1,{n}]·[{n},{k}] = [1,{k}]</source>
        <translation>코드, 입력이 행: xW   [1,{n}]·[{n},{k}] = [1,{k}]</translation>
    </message>
    <message>
        <source>Apart</source>
        <translation>따로</translation>
    </message>
    <message>
        <source>Turn back</source>
        <translation>되돌리기</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>쌓기</translation>
    </message>
    <message>
        <source>Transpose</source>
        <translation>전치</translation>
    </message>
</context>
<context>
    <name>StartCostsPanel</name>
    <message>
        <source>Costs of all starts</source>
        <translation>모든 시작점의 cost</translation>
    </message>
    <message>
        <source>two rows at ½</source>
        <translation>두 행이 ½</translation>
    </message>
    <message>
        <source>three rows at ⅔ or ⅓</source>
        <translation>세 행이 ⅔나 ⅓</translation>
    </message>
    <message>
        <source>all four at ½</source>
        <translation>네 행 모두 ½</translation>
    </message>
    <message>
        <source>cost (logarithmic)</source>
        <translation>cost (로그 눈금)</translation>
    </message>
    <message>
        <source>starts</source>
        <translation>시작점 수</translation>
    </message>
</context>
<context>
    <name>StartCurvesPanel</name>
    <message>
        <source>cost</source>
        <translation>cost</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>갱신 횟수</translation>
    </message>
    <message>
        <source>Cost of every start over its updates</source>
        <translation>시작점마다 갱신에 따른 cost</translation>
    </message>
    <message>
        <source>solved</source>
        <translation>풀었습니다</translation>
    </message>
    <message>
        <source>not yet solved</source>
        <translation>아직 못 풀었습니다</translation>
    </message>
    <message>
        <source>the first {drawn} of {starts} runs are drawn</source>
        <translation>실행 {starts}개 가운데 앞의 {drawn}개만 그렸습니다</translation>
    </message>
</context>
<context>
    <name>StartLine</name>
    <message>
        <source>Nothing trained yet</source>
        <translation>아직 학습하지 않았습니다</translation>
    </message>
    <message>
        <source>seed {seed}</source>
        <translation>시드 {seed}</translation>
    </message>
    <message>
        <source>solved within {updates} updates</source>
        <translation>{updates}번 안에 풀었습니다</translation>
    </message>
    <message>
        <source>not yet solved within {updates} updates</source>
        <translation>아직 못 풀었습니다({updates}번 안에)</translation>
    </message>
    <message>
        <source>solved</source>
        <translation>풀었습니다</translation>
    </message>
    <message>
        <source>not yet solved</source>
        <translation>아직 못 풀었습니다</translation>
    </message>
    <message>
        <source>outputs {values}</source>
        <translation>출력 {values}</translation>
    </message>
    <message>
        <source>Open this start</source>
        <translation>이 시작점 열기</translation>
    </message>
    <message>
        <source>Begins the training lab with this very start (Enter, or a click on it)</source>
        <translation>학습 실험을 바로 이 시작점에서 엽니다(Enter 또는 클릭)</translation>
    </message>
</context>
<context>
    <name>StartSharePanel</name>
    <message>
        <source>Train: {starts}</source>
        <translation>학습: {starts}</translation>
    </message>
    <message>
        <source>How many of them will solve XOR?</source>
        <translation>이 가운데 몇 개가 XOR를 풀까요?</translation>
    </message>
    <message>
        <source>{solved} of {starts} solved</source>
        <translation>{starts}개 가운데 {solved}개가 풀었습니다</translation>
    </message>
    <message>
        <source>{rest} not yet</source>
        <translation>아직 못 푼 시작점 {rest}개</translation>
    </message>
    <message>
        <source>rate {rate}, within {updates} updates</source>
        <translation>학습률 {rate}, {updates}번 안에</translation>
    </message>
    <message>
        <source>rate {rate}, {updates} updates</source>
        <translation>학습률 {rate}, {updates}번</translation>
    </message>
    <message>
        <source>1 hidden unit</source>
        <translation>은닉 뉴런 1개</translation>
    </message>
    <message>
        <source>{units} hidden units</source>
        <translation>은닉 뉴런 {units}개</translation>
    </message>
    <message>
        <source>seeds {first}–{last}</source>
        <translation>시드 {first}–{last}</translation>
    </message>
    <message>
        <source>1 start</source>
        <translation>시작점 1개</translation>
    </message>
    <message>
        <source>{starts} starts</source>
        <translation>시작점 {starts}개</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Progress of the training</source>
        <translation>학습 진행</translation>
    </message>
</context>
<context>
    <name>StatusCard</name>
    <message>
        <source>Set {knob} to {value} and begin again</source>
        <translation>{knob}: {value}(으)로 바꾸고 처음부터</translation>
    </message>
    <message>
        <source>Begin again with</source>
        <translation>이렇게 바꾸고 처음부터</translation>
    </message>
</context>
<context>
    <name>StepLengthsPanel</name>
    <message>
        <source>step {length}</source>
        <translation>걸음 {length}</translation>
    </message>
    <message>
        <source>log length</source>
        <translation>로그 길이</translation>
    </message>
    <message>
        <source>Every line upwards is ten times the length</source>
        <translation>눈금 하나 올라갈 때마다 길이가 열 배입니다</translation>
    </message>
    <message>
        <source>Lengths of the steps of the compared runs; arrow keys go to other steps</source>
        <translation>견주는 실행들의 걸음 길이. 화살표 키로 다른 갱신으로 갑니다</translation>
    </message>
    <message>
        <source>step α·|∇|</source>
        <translation>걸음 α·|∇|</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>갱신 횟수</translation>
    </message>
</context>
<context>
    <name>StoryView</name>
    <message>
        <source>Back</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Previous step (PgUp)</source>
        <translation>이전 단계 (PgUp)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Next step (PgDn)</source>
        <translation>다음 단계 (PgDn)</translation>
    </message>
    <message>
        <source>Set up the lab for this step</source>
        <translation>이 단계에 맞게 실험 준비하기</translation>
    </message>
    <message>
        <source>Data, knobs and start of this step, at update 0 (R)</source>
        <translation>이 단계의 데이터, 조절값, 시작점을 0번에서 다시 준비합니다 (R)</translation>
    </message>
</context>
<context>
    <name>StreamPanel</name>
    <message>
        <source>epoch {epoch}: images {first} to {last} of {rows}</source>
        <translation>에폭 {epoch}: {rows}장 가운데 {first}~{last}번째</translation>
    </message>
    <message>
        <source>piece {piece} of {pieces}, pass {number} of {passes}</source>
        <translation>조각 {piece}/{pieces}, {passes}번 가운데 {number}번째 훑기</translation>
    </message>
    <message>
        <source>epoch {epoch}: {first}–{last} of {rows}</source>
        <translation>에폭 {epoch}: {first}~{last} / {rows}</translation>
    </message>
    <message>
        <source>epoch {epoch}: image {first} of {rows}</source>
        <translation>에폭 {epoch}: {rows}장 가운데 {first}번째</translation>
    </message>
    <message>
        <source>next batch: {size} images, {hits} called right before learning, cost {cost}</source>
        <translation>다음 배치 {size}장, 배우기 전에 {hits}장 맞힘, cost {cost}</translation>
    </message>
    <message>
        <source>{size}: {hits} right, cost {cost}</source>
        <translation>{size}장 중 {hits}장 맞힘, cost {cost}</translation>
    </message>
    <message>
        <source>next batch: one image, {hits} called right before learning, cost {cost}</source>
        <translation>다음 배치 1장, 배우기 전에 {hits}장 맞힘, cost {cost}</translation>
    </message>
    <message>
        <source>label → call, where it is another</source>
        <translation>정답 → 다르게 부른 숫자</translation>
    </message>
    <message>
        <source>{count} more images in this batch</source>
        <translation>이 배치에 {count}장 더 있음</translation>
    </message>
    <message>
        <source>round {round}, piece {piece} of {pieces}, pass {number} of {passes}</source>
        <translation>{round}바퀴째 조각 {piece}/{pieces}, {passes}번 가운데 {number}번째 훑기</translation>
    </message>
    <message>
        <source>image {first} of {rows}</source>
        <translation>{rows}장 가운데 {first}번째</translation>
    </message>
    <message>
        <source>images {first} to {last} of {rows}</source>
        <translation>{rows}장 가운데 {first}~{last}번째</translation>
    </message>
    <message>
        <source>Images of the next batch; arrow keys choose one</source>
        <translation>다음 배치의 그림, 화살표 키로 고릅니다</translation>
    </message>
</context>
<context>
    <name>Surface3dPanel</name>
    <message>
        <source>Cost surface in space</source>
        <translation>공간에서 본 cost 곡면</translation>
    </message>
    <message>
        <source>Drag or use the arrow keys to turn, double-click or Home for the standard view.</source>
        <translation>끌거나 방향키로 돌리고, 두 번 누르거나 Home 키로 처음 방향으로 돌아갑니다.</translation>
    </message>
    <message>
        <source>cost (log)</source>
        <translation>cost (로그)</translation>
    </message>
    <message>
        <source>● cost {cost}</source>
        <translation>● cost {cost}</translation>
    </message>
    <message>
        <source>● slice cost {slice} / true cost {cost}</source>
        <translation>● 단면 cost {slice} / 실제 cost {cost}</translation>
    </message>
    <message>
        <source>★ optimum {cost}</source>
        <translation>★ 전체 최적점 {cost}</translation>
    </message>
    <message>
        <source>○ lowest of this slice {cost}</source>
        <translation>○ 이 단면의 최저점 {cost}</translation>
    </message>
    <message>
        <source>○ lowest {cost}</source>
        <translation>○ 최저 {cost}</translation>
    </message>
    <message>
        <source>the run is outside this picture</source>
        <translation>지금 위치는 이 그림 밖에 있습니다</translation>
    </message>
</context>
<context>
    <name>SurfaceControls</name>
    <message>
        <source>Horizontal axis</source>
        <translation>가로축</translation>
    </message>
    <message>
        <source>Vertical axis</source>
        <translation>세로축</translation>
    </message>
    <message>
        <source>Other parameters</source>
        <translation>다른 매개변수</translation>
    </message>
    <message>
        <source>Where the parameters stand that are not on the axes.</source>
        <translation>축에 없는 매개변수를 어떤 값에 둘지 정합니다.</translation>
    </message>
    <message>
        <source>others: at current</source>
        <translation>다른 매개변수: 현재 값</translation>
    </message>
    <message>
        <source>others: at the optimum</source>
        <translation>다른 매개변수: 최적값</translation>
    </message>
    <message>
        <source>others: minimised out (profile)</source>
        <translation>다른 매개변수: 점마다 최소로(프로필)</translation>
    </message>
    <message>
        <source>only these two parameters: nothing is hidden</source>
        <translation>매개변수가 이 둘뿐이라 곡면이 곧 전체입니다</translation>
    </message>
    <message>
        <source>only these two parameters</source>
        <translation>매개변수가 이 둘뿐입니다</translation>
    </message>
    <message>
        <source>the other parameters stand where they are now</source>
        <translation>다른 매개변수는 지금 값 그대로</translation>
    </message>
</context>
<context>
    <name>SurfaceMap</name>
    <message>
        <source>w = {w}  b = {b}  cost {cost}</source>
        <translation>w = {w}  b = {b}  cost {cost}</translation>
    </message>
    <message>
        <source>cost {cost}</source>
        <translation>cost {cost}</translation>
    </message>
</context>
<context>
    <name>SurfacePanel</name>
    <message>
        <source>Cost surface</source>
        <translation>cost 곡면</translation>
    </message>
    <message>
        <source>Arrow keys move the crosshair, Enter sets the start there, Home shows the whole surface.</source>
        <translation>화살표 키로 십자선을 옮기고, Enter로 그 자리를 시작점으로 정하고, Home으로 곡면 전체를 봅니다.</translation>
    </message>
    <message>
        <source>● now   → next step (dashed: enlarged)</source>
        <translation>● 지금   → 다음 갱신(점선: 늘려 그림)</translation>
    </message>
    <message>
        <source>lowest point beyond the edge</source>
        <translation>최저점은 그림 밖에 있음</translation>
    </message>
    <message>
        <source>★ lowest point</source>
        <translation>★ 최저점</translation>
    </message>
    <message>
        <source>○ lowest point</source>
        <translation>○ 최저점</translation>
    </message>
    <message>
        <source>○ lowest point of this slice   ★ overall optimum</source>
        <translation>○ 이 단면의 최저점   ★ 전체 최적점</translation>
    </message>
    <message>
        <source>○ lowest point of this slice</source>
        <translation>○ 이 단면의 최저점</translation>
    </message>
    <message>
        <source>click: start here · wheel, drag: zoom · double click: all</source>
        <translation>클릭: 여기서 시작 · 휠, 끌기: 확대와 이동 · 두 번 클릭: 전체 보기</translation>
    </message>
    <message>
        <source>● now   → next step</source>
        <translation>● 지금   → 다음 갱신</translation>
    </message>
    <message>
        <source>● now</source>
        <translation>● 지금</translation>
    </message>
    <message>
        <source>now: cost {cost}</source>
        <translation>지금: cost {cost}</translation>
    </message>
    <message>
        <source>slice cost {slice} / true cost {true}</source>
        <translation>단면 cost {slice} / 실제 cost {true}</translation>
    </message>
    <message>
        <source>+ {at}: cost {cost}</source>
        <translation>+ {at}: cost {cost}</translation>
    </message>
    <message>
        <source>+ {at}: slice cost {cost}</source>
        <translation>+ {at}: 단면 cost {cost}</translation>
    </message>
</context>
<context>
    <name>TablePanel</name>
    <message>
        <source>Rows of the data with predictions</source>
        <translation>데이터의 행과 예측값</translation>
    </message>
    <message>
        <source>target</source>
        <translation>정답</translation>
    </message>
    <message>
        <source>row</source>
        <translation>행</translation>
    </message>
    <message>
        <source>prediction</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>residual</source>
        <translation>잔차</translation>
    </message>
    <message>
        <source>square</source>
        <translation>제곱</translation>
    </message>
    <message>
        <source>Number of the row</source>
        <translation>행 번호</translation>
    </message>
    <message>
        <source>The target: what is right</source>
        <translation>정답: 맞혀야 하는 값</translation>
    </message>
    <message>
        <source>The prediction: what the model says</source>
        <translation>예측: 모델이 내놓은 값</translation>
    </message>
    <message>
        <source>The residual: target minus prediction</source>
        <translation>잔차: 정답에서 예측값을 뺀 값</translation>
    </message>
    <message>
        <source>The residual squared; the cost is the mean of this column</source>
        <translation>잔차의 제곱. 이 열의 평균이 cost입니다</translation>
    </message>
    <message>
        <source>cost (mean of the squares) {cost}</source>
        <translation>cost(제곱의 평균) {cost}</translation>
    </message>
</context>
<context>
    <name>TargetChooser</name>
    <message>
        <source>column {number}</source>
        <translation>{number}열</translation>
    </message>
    <message>
        <source>target</source>
        <translation>정답 열</translation>
    </message>
    <message>
        <source>choose the target of {file}</source>
        <translation>정답 열을 고르세요: {file}</translation>
    </message>
    <message>
        <source>column {number} could be it too</source>
        <translation>{number}열도 정답일 수 있습니다</translation>
    </message>
    <message>
        <source>chosen by you</source>
        <translation>직접 골랐습니다</translation>
    </message>
    <message>
        <source>found by its name</source>
        <translation>이름을 보고 찾았습니다</translation>
    </message>
    <message>
        <source>found by its numbers</source>
        <translation>숫자를 보고 찾았습니다</translation>
    </message>
    <message>
        <source>the last column of the file</source>
        <translation>파일의 마지막 열입니다</translation>
    </message>
    <message>
        <source>Column of the file that is the target</source>
        <translation>파일에서 정답이 든 열</translation>
    </message>
</context>
<context>
    <name>ThresholdSlider</name>
    <message>
        <source>Threshold</source>
        <translation>임계값</translation>
    </message>
    <message>
        <source>threshold {value}</source>
        <translation>임계값 {value}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Drag to go back to any update, exactly</source>
        <translation>끌면 어느 갱신으로든 정확히 되돌아갑니다</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>시간 막대</translation>
    </message>
</context>
<context>
    <name>TimelinePanel</name>
    <message>
        <source>Now possible</source>
        <translation>할 수 있게 된 것</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>아직 안 된 것</translation>
    </message>
    <message>
        <source>Open the lab {title}</source>
        <translation>실험 열기: {title}</translation>
    </message>
    <message>
        <source>Years from 1943 to 2015</source>
        <translation>1943년부터 2015년까지의 연표</translation>
    </message>
    <message>
        <source>What was new in this year</source>
        <translation>이 해에 새로웠던 것</translation>
    </message>
</context>
<context>
    <name>TimingPanel</name>
    <message>
        <source>time</source>
        <translation>시간</translation>
    </message>
    <message>
        <source>rows</source>
        <translation>행의 수</translation>
    </message>
    <message>
        <source>Start timing</source>
        <translation>시간 재기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Progress of the timing</source>
        <translation>시간 재기 진행률</translation>
    </message>
    <message>
        <source>Time of a Python loop and of a matrix product</source>
        <translation>파이썬 반복문과 행렬 곱에 걸린 시간</translation>
    </message>
    <message>
        <source>Python loop</source>
        <translation>파이썬 반복문</translation>
    </message>
    <message>
        <source>matrix product</source>
        <translation>행렬 곱</translation>
    </message>
    <message>
        <source>How many times faster is the matrix product?</source>
        <translation>행렬 곱은 몇 배 빠를까요?</translation>
    </message>
    <message>
        <source>Timed on this computer.</source>
        <translation>이 컴퓨터에서 직접 잽니다.</translation>
    </message>
    <message>
        <source>{rows} rows: matrix product {ratio} times as fast</source>
        <translation>{rows}행: 행렬 곱이 {ratio}배 빠릅니다</translation>
    </message>
    <message>
        <source>same predictions</source>
        <translation>예측값이 서로 같습니다</translation>
    </message>
    <message>
        <source>predictions differ</source>
        <translation>예측값이 서로 다릅니다</translation>
    </message>
</context>
<context>
    <name>TimingShapes</name>
    <message>
        <source>height of X: logarithmic</source>
        <translation>X의 높이: 로그 눈금</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>ModuLab</source>
        <translation>모두랩</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>밝게 또는 어둡게</translation>
    </message>
    <message>
        <source>Full screen (F)</source>
        <translation>전체 화면 (F)</translation>
    </message>
    <message>
        <source>Menu: files and settings</source>
        <translation>메뉴: 파일과 설정</translation>
    </message>
    <message>
        <source>Save this lab…</source>
        <translation>이 실험 저장…</translation>
    </message>
    <message>
        <source>Open a saved lab…</source>
        <translation>저장한 실험 열기…</translation>
    </message>
    <message>
        <source>Save a picture…</source>
        <translation>그림으로 저장…</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝은 화면</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어두운 화면</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정에 따름</translation>
    </message>
    <message>
        <source>Projector: large text</source>
        <translation>프로젝터: 큰 글자</translation>
    </message>
    <message>
        <source>Hidden tabs go on training</source>
        <translation>보이지 않는 탭도 계속 학습</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Back to the start, same start</source>
        <translation>처음으로 (같은 시작점)</translation>
    </message>
    <message>
        <source>One update back, exactly</source>
        <translation>갱신 한 번 되돌리기 (정확히)</translation>
    </message>
    <message>
        <source>One update</source>
        <translation>한 번</translation>
    </message>
    <message>
        <source>Updates per second</source>
        <translation>1초에 갱신하는 횟수</translation>
    </message>
    <message>
        <source>Updates made, cost after them, length of the gradient</source>
        <translation>갱신한 횟수, 그 뒤의 cost, 기울기의 길이</translation>
    </message>
    <message>
        <source>One operation</source>
        <translation>연산 한 번</translation>
    </message>
    <message>
        <source>One operation back</source>
        <translation>연산 한 번 뒤로</translation>
    </message>
    <message>
        <source>slow, then faster</source>
        <translation>천천히, 점점 빠르게</translation>
    </message>
    <message>
        <source>1 per second</source>
        <translation>1초에 1번</translation>
    </message>
    <message>
        <source>5 per second</source>
        <translation>1초에 5번</translation>
    </message>
    <message>
        <source>30 per second</source>
        <translation>1초에 30번</translation>
    </message>
    <message>
        <source>300 per second</source>
        <translation>1초에 300번</translation>
    </message>
    <message>
        <source>3,000 per second</source>
        <translation>1초에 3,000번</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>가장 빠르게</translation>
    </message>
    <message>
        <source>Ten updates</source>
        <translation>열 번</translation>
    </message>
    <message>
        <source>A hundred updates</source>
        <translation>백 번</translation>
    </message>
    <message>
        <source>One back</source>
        <translation>한 번 뒤로</translation>
    </message>
    <message>
        <source>Ten back</source>
        <translation>열 번 뒤로</translation>
    </message>
    <message>
        <source>A hundred back</source>
        <translation>백 번 뒤로</translation>
    </message>
    <message>
        <source>Until finished</source>
        <translation>정한 횟수까지</translation>
    </message>
    <message>
        <source>To the start of the run</source>
        <translation>실행의 처음으로</translation>
    </message>
</context>
<context>
    <name>TruthTablePanel</name>
    <message>
        <source>Truth table with the outputs of the neuron</source>
        <translation>진리표와 뉴런의 출력</translation>
    </message>
    <message>
        <source>Is it the target? ◂: the row that the perceptron rule mends next</source>
        <translation>정답과 같은가요? ◂: 퍼셉트론 규칙이 다음에 고칠 행</translation>
    </message>
    <message>
        <source>What is to come out</source>
        <translation>나와야 하는 값</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>Inputs times weights, plus the bias</source>
        <translation>입력에 가중치를 곱해 더하고 편향을 더한 값</translation>
    </message>
    <message>
        <source>output</source>
        <translation>출력</translation>
    </message>
    <message>
        <source>What the neuron says</source>
        <translation>뉴런이 내놓은 값</translation>
    </message>
    <message>
        <source>Input {number}</source>
        <translation>입력 {number}</translation>
    </message>
    <message>
        <source>Output of hidden neuron {number}</source>
        <translation>은닉 뉴런 {number}의 출력</translation>
    </message>
    <message>
        <source>{gate} is solved: {right} of {rows}</source>
        <translation>{gate} 완성: {rows}행 가운데 {right}행</translation>
    </message>
    <message>
        <source>every output is one half</source>
        <translation>네 출력이 모두 0.5 안팎</translation>
    </message>
    <message>
        <source>{right} of {rows} right</source>
        <translation>{rows}행 가운데 {right}행 맞음</translation>
    </message>
    <message>
        <source>one line: {most} of {rows} at best</source>
        <translation>직선 하나로는 {rows}행 가운데 {most}행까지</translation>
    </message>
</context>
<context>
    <name>TwoClassesPanel</name>
    <message>
        <source>softmax, 2 scores</source>
        <translation>소프트맥스: 점수 둘</translation>
    </message>
    <message>
        <source>sigmoid, their difference</source>
        <translation>시그모이드: 점수의 차</translation>
    </message>
    <message>
        <source>the same numbers</source>
        <translation>같은 숫자입니다</translation>
    </message>
    <message>
        <source>not the same numbers</source>
        <translation>다른 숫자입니다</translation>
    </message>
    <message>
        <source>Softmax of two scores beside the sigmoid of their difference</source>
        <translation>두 점수의 소프트맥스와 점수 차의 시그모이드</translation>
    </message>
</context>
<context>
    <name>UnitLinesPanel</name>
    <message>
        <source>Plane with the units&apos; lines; arrow keys move a student of one&apos;s own</source>
        <translation>분류기의 직선이 있는 평면. 화살표 키로 고리를 옮깁니다</translation>
    </message>
    <message>
        <source>Double click: another student. Drag one, or move it by arrow keys (P: next, N: new, Del: away).</source>
        <translation>두 번 누르면 학생이 늘어납니다. 고리는 끌거나 화살표 키로 옮깁니다(P 다음, N 새로, Del 지우기).</translation>
    </message>
    <message>
        <source>{name} or not</source>
        <translation>{name}인가?</translation>
    </message>
    <message>
        <source>All outputs are equal everywhere: no line yet</source>
        <translation>모든 곳에서 출력이 같아 아직 직선이 없습니다</translation>
    </message>
    <message>
        <source>no line yet</source>
        <translation>아직 직선이 없음</translation>
    </message>
    <message>
        <source>On a line two classes are equally probable</source>
        <translation>직선 위에서는 두 범주의 확률이 같습니다</translation>
    </message>
    <message>
        <source>Rows decided right by each unit:</source>
        <translation>분류기마다 맞힌 행:</translation>
    </message>
</context>
<context>
    <name>UnitOutputsPanel</name>
    <message>
        <source>Outputs of the units; up and down choose a row</source>
        <translation>분류기의 출력. 위아래 키로 행을 고릅니다</translation>
    </message>
    <message>
        <source>row {row}</source>
        <translation>{row}행</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>합</translation>
    </message>
    <message>
        <source>Same scores; all that changes is the last function</source>
        <translation>같은 점수에서 바뀌는 것은 마지막 함수뿐입니다</translation>
    </message>
    <message>
        <source>The same data from the same start</source>
        <translation>같은 데이터, 같은 시작점에서 새로 배웁니다</translation>
    </message>
    <message>
        <source>Learn again with sigmoids</source>
        <translation>sigmoid로 다시 학습</translation>
    </message>
    <message>
        <source>Again: sigmoids</source>
        <translation>sigmoid로 학습</translation>
    </message>
    <message>
        <source>Learn again with softmax</source>
        <translation>softmax로 다시 학습</translation>
    </message>
    <message>
        <source>Again: softmax</source>
        <translation>softmax로 학습</translation>
    </message>
    <message>
        <source>softmax as last function only</source>
        <translation>마지막 함수만 softmax로</translation>
    </message>
    <message>
        <source>softmax last</source>
        <translation>마지막만 softmax</translation>
    </message>
</context>
<context>
    <name>UnitsPanel</name>
    <message>
        <source>The neuron: ↑ ↓ choose an input or a weight, ← → turn it</source>
        <translation>뉴런: ↑ ↓로 입력이나 가중치를 고르고 ← →로 돌립니다</translation>
    </message>
    <message>
        <source>step</source>
        <translation>계단</translation>
    </message>
    <message>
        <source>sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>Drag a weight or the bias; click an input to switch it</source>
        <translation>가중치와 편향을 끌고, 입력을 눌러 바꾸세요</translation>
    </message>
    <message>
        <source>Drag the weights</source>
        <translation>가중치를 끄세요</translation>
    </message>
    <message>
        <source>Only looked at: the run itself has {name}</source>
        <translation>보기만 합니다. 이 실행의 함수는 {name}</translation>
    </message>
    <message>
        <source>only looked at</source>
        <translation>보기만 합니다</translation>
    </message>
</context>
<context>
    <name>UpdatesPanel</name>
    <message>
        <source>update {step}:  w ← w − α · slope,  α = {rate}</source>
        <translation>{step}번째 갱신:  w ← w − α · 기울기,  α = {rate}</translation>
    </message>
    <message>
        <source>w ← w − α · slope</source>
        <translation>w ← w − α · 기울기</translation>
    </message>
    <message>
        <source>the slope of {steep} is {ratio} times that of {flat}</source>
        <translation>{steep} 기울기 = {flat} 기울기의 {ratio}배</translation>
    </message>
    <message>
        <source>The next update in numbers</source>
        <translation>숫자로 보는 다음 갱신</translation>
    </message>
</context>
<context>
    <name>ValleyMap</name>
    <message>
        <source>cost {cost}</source>
        <translation>cost {cost}</translation>
    </message>
    <message>
        <source>round</source>
        <translation>둥근 골짜기</translation>
    </message>
    <message>
        <source>condition {condition} ({shape})   stable up to {rate}</source>
        <translation>조건수 {condition} ({shape})   학습률 한계 {rate}</translation>
    </message>
    <message>
        <source>condition {condition}   stable up to {rate}</source>
        <translation>조건수 {condition}   학습률 한계 {rate}</translation>
    </message>
    <message>
        <source>cond. {condition}   rate ≤ {rate}</source>
        <translation>조건수 {condition}   한계 {rate}</translation>
    </message>
    <message>
        <source>condition {condition}</source>
        <translation>조건수 {condition}</translation>
    </message>
    <message>
        <source>cond. {condition}</source>
        <translation>조건수 {condition}</translation>
    </message>
    <message>
        <source>{times} times as long as wide</source>
        <translation>길이가 폭의 {times}배</translation>
    </message>
    <message>
        <source>float32: inf at update {step}, nan at {lost}   in 64 bits {exact}</source>
        <translation>float32: {step}번째에 inf, {lost}번째에 nan   64비트로는 {exact}</translation>
    </message>
    <message>
        <source>inf at {step}   in 64 bits {exact}</source>
        <translation>{step}번째 inf   64비트 {exact}</translation>
    </message>
    <message>
        <source>diverged at update {step}: rate {rate} is too large</source>
        <translation>{step}번째 갱신에서 발산 (학습률 {rate})</translation>
    </message>
    <message>
        <source>diverged at {step}</source>
        <translation>{step}번째에서 발산</translation>
    </message>
    <message>
        <source>one update will do</source>
        <translation>한 번 갱신이면 충분</translation>
    </message>
    <message>
        <source>{updates} updates halve what is left of the slowest way</source>
        <translation>가장 느린 방향: {updates}번마다 절반</translation>
    </message>
    <message>
        <source>half-life {updates} updates</source>
        <translation>반감기 {updates}번</translation>
    </message>
    <message>
        <source>arrived with the first update</source>
        <translation>첫 갱신에 도착</translation>
    </message>
    <message>
        <source>arrived after {updates} updates</source>
        <translation>{updates}번 만에 도착</translation>
    </message>
    <message>
        <source>Draw w and b in the same unit: how narrow the valley is</source>
        <translation>두 축을 같은 눈금으로: 골짜기가 얼마나 좁은지 보입니다</translation>
    </message>
    <message>
        <source>Both axes in the same unit</source>
        <translation>두 축을 같은 눈금으로</translation>
    </message>
</context>
<context>
    <name>ValleysPanel</name>
    <message>
        <source>click a valley: all three start from the same prediction</source>
        <translation>골짜기를 누르면 셋 모두 그 예측에서 출발</translation>
    </message>
    <message>
        <source>same rows, same start; each picture in the w and b of its own scale · ○ lowest point</source>
        <translation>같은 데이터, 같은 시작점. 축은 모델마다 자기 눈금의 w와 b · ○ 최저점</translation>
    </message>
    <message>
        <source>each in the w and b of its own scale · ○ lowest point</source>
        <translation>축은 자기 눈금의 w와 b · ○ 최저점</translation>
    </message>
    <message>
        <source>the other parameters are minimised out: the path does not lie on the surface · ○ optimum</source>
        <translation>나머지 매개변수는 가장 좋은 값으로 둔 곡면이라 경로는 곡면 위에 있지 않음 · ○ 최적점</translation>
    </message>
    <message>
        <source>other parameters minimised out · ○ optimum</source>
        <translation>나머지는 가장 좋은 값으로 · ○ 최적점</translation>
    </message>
    <message>
        <source>The valley of each run over its own parameters</source>
        <translation>모델마다 자기 매개변수로 그린 골짜기</translation>
    </message>
    <message>
        <source>Arrow keys move the crosshair, Ctrl with left or right goes to the next valley, Enter starts all runs from the prediction there.</source>
        <translation>화살표 키로 십자선을 옮기고, Ctrl과 왼쪽·오른쪽 화살표로 다른 골짜기로 갑니다. Enter를 누르면 모든 모델이 그곳의 예측에서 출발합니다.</translation>
    </message>
</context>
<context>
    <name>VariablesBoard</name>
    <message>
        <source>mean</source>
        <translation>평균</translation>
    </message>
</context>
<context>
    <name>View</name>
    <message>
        <source>Data and plane</source>
        <translation>데이터와 평면</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>Prediction and truth</source>
        <translation>예측과 정답</translation>
    </message>
    <message>
        <source>Cost over updates</source>
        <translation>갱신에 따른 cost</translation>
    </message>
    <message>
        <source>Cost surface</source>
        <translation>cost 곡면</translation>
    </message>
    <message>
        <source>Cost surface in 3-D</source>
        <translation>cost 곡면 (3차원)</translation>
    </message>
    <message>
        <source>Parameters and gradients</source>
        <translation>매개변수와 기울기</translation>
    </message>
    <message>
        <source>Matrix product</source>
        <translation>행렬 곱</translation>
    </message>
    <message>
        <source>Features</source>
        <translation>특성 고르기</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>Loop and matrix product</source>
        <translation>반복문과 행렬 곱</translation>
    </message>
    <message>
        <source>Which shape?</source>
        <translation>어떤 모양일까요?</translation>
    </message>
    <message>
        <source>Product, cell by cell</source>
        <translation>한 칸씩 보는 행렬 곱</translation>
    </message>
    <message>
        <source>Cost over w</source>
        <translation>w에 대한 cost</translation>
    </message>
    <message>
        <source>Next update in numbers</source>
        <translation>숫자로 보는 다음 갱신</translation>
    </message>
    <message>
        <source>Cost over w and b</source>
        <translation>w, b에 대한 cost</translation>
    </message>
    <message>
        <source>Category or number?</source>
        <translation>범주인가, 수인가</translation>
    </message>
    <message>
        <source>Line and S-curve</source>
        <translation>직선과 S자 곡선</translation>
    </message>
    <message>
        <source>Plane and boundary</source>
        <translation>평면과 경계</translation>
    </message>
    <message>
        <source>S-curve and threshold</source>
        <translation>S자 곡선과 임계값</translation>
    </message>
    <message>
        <source>Two cost curves</source>
        <translation>cost의 두 곡선</translation>
    </message>
    <message>
        <source>One neuron</source>
        <translation>뉴런 하나</translation>
    </message>
    <message>
        <source>Length of the weights</source>
        <translation>가중치의 길이</translation>
    </message>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>The units&apos; lines</source>
        <translation>분류기의 직선</translation>
    </message>
    <message>
        <source>Outputs and their sum</source>
        <translation>출력과 그 합</translation>
    </message>
    <message>
        <source>From vectors to one matrix</source>
        <translation>벡터에서 행렬로</translation>
    </message>
    <message>
        <source>Right and called</source>
        <translation>정답과 예측</translation>
    </message>
    <message>
        <source>From scores to cost</source>
        <translation>점수에서 cost까지</translation>
    </message>
    <message>
        <source>Loss −log p</source>
        <translation>손실 −log p</translation>
    </message>
    <message>
        <source>Slopes ∂p/∂y</source>
        <translation>점수의 영향 ∂p/∂y</translation>
    </message>
    <message>
        <source>Two classes: the sigmoid</source>
        <translation>범주가 둘: 시그모이드</translation>
    </message>
    <message>
        <source>Plane of scores</source>
        <translation>점수 평면</translation>
    </message>
    <message>
        <source>Probabilities</source>
        <translation>확률 막대</translation>
    </message>
    <message>
        <source>One row, from score to cost</source>
        <translation>표본 하나: 점수에서 cost까지</translation>
    </message>
    <message>
        <source>Weights by class</source>
        <translation>범주별 가중치</translation>
    </message>
    <message>
        <source>Plane of two features</source>
        <translation>두 특성의 평면</translation>
    </message>
    <message>
        <source>Gradient in the network</source>
        <translation>신경망 속의 기울기</translation>
    </message>
    <message>
        <source>Gradient by layer</source>
        <translation>층마다 기울기</translation>
    </message>
    <message>
        <source>Two factors of each layer</source>
        <translation>층마다 곱해지는 두 인수</translation>
    </message>
    <message>
        <source>Planes of both runs</source>
        <translation>두 실행의 평면</translation>
    </message>
    <message>
        <source>Activations of each layer</source>
        <translation>층마다 활성값</translation>
    </message>
    <message>
        <source>Which networks learn</source>
        <translation>어떤 신경망이 배우나</translation>
    </message>
    <message>
        <source>Two neurons</source>
        <translation>두 뉴런</translation>
    </message>
    <message>
        <source>The neuron by hand</source>
        <translation>손으로 돌리는 뉴런</translation>
    </message>
    <message>
        <source>Plane and line</source>
        <translation>평면과 직선</translation>
    </message>
    <message>
        <source>Truth table</source>
        <translation>진리표</translation>
    </message>
    <message>
        <source>Sixteen truth tables</source>
        <translation>진리표 열여섯 개</translation>
    </message>
    <message>
        <source>Four outputs over updates</source>
        <translation>갱신에 따른 네 출력</translation>
    </message>
    <message>
        <source>From 1943 to 2015</source>
        <translation>1943년부터 2015년까지</translation>
    </message>
    <message>
        <source>Computational graph</source>
        <translation>계산 그래프</translation>
    </message>
    <message>
        <source>A little nudge</source>
        <translation>조금 늘려 보기</translation>
    </message>
    <message>
        <source>The circle of learning</source>
        <translation>학습의 한 바퀴</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Plane and hidden lines</source>
        <translation>평면과 은닉 직선</translation>
    </message>
    <message>
        <source>Hidden space</source>
        <translation>은닉 공간</translation>
    </message>
    <message>
        <source>Weights by hand</source>
        <translation>가중치 손으로</translation>
    </message>
    <message>
        <source>Hidden layer: X·W1 + b1</source>
        <translation>은닉층: X·W1 + b1</translation>
    </message>
    <message>
        <source>Output layer: K·W2 + b2</source>
        <translation>출력층: K·W2 + b2</translation>
    </message>
    <message>
        <source>W1·W2 as one vector</source>
        <translation>벡터 하나가 된 W1·W2</translation>
    </message>
    <message>
        <source>Gradient check</source>
        <translation>기울기 검사</translation>
    </message>
    <message>
        <source>Error over ε</source>
        <translation>ε에 따른 오차</translation>
    </message>
    <message>
        <source>Passes through the network</source>
        <translation>신경망을 지나는 횟수</translation>
    </message>
    <message>
        <source>Training with each fault</source>
        <translation>잘못마다 학습</translation>
    </message>
    <message>
        <source>How many solve it</source>
        <translation>몇 개가 푸는가</translation>
    </message>
    <message>
        <source>Final costs</source>
        <translation>마지막 cost</translation>
    </message>
    <message>
        <source>Costs of all runs</source>
        <translation>모든 실행의 cost</translation>
    </message>
    <message>
        <source>Outputs over updates</source>
        <translation>갱신에 따른 출력</translation>
    </message>
    <message>
        <source>Three sets</source>
        <translation>세 벌의 데이터</translation>
    </message>
    <message>
        <source>Houses and line</source>
        <translation>집과 직선</translation>
    </message>
    <message>
        <source>All ways to split</source>
        <translation>모든 나누기</translation>
    </message>
    <message>
        <source>The memoriser</source>
        <translation>외우는 모델</translation>
    </message>
    <message>
        <source>Choosing λ</source>
        <translation>λ 고르기</translation>
    </message>
    <message>
        <source>The memoriser&apos;s plane</source>
        <translation>외우는 모델의 평면</translation>
    </message>
    <message>
        <source>Paths on the surface</source>
        <translation>곡면 위의 길</translation>
    </message>
    <message>
        <source>Rates and the limit</source>
        <translation>학습률과 한계</translation>
    </message>
    <message>
        <source>Lengths of the steps</source>
        <translation>걸음의 길이</translation>
    </message>
    <message>
        <source>Points and curve</source>
        <translation>점과 곡선</translation>
    </message>
    <message>
        <source>Cost over the degree</source>
        <translation>차수에 따른 cost</translation>
    </message>
    <message>
        <source>Size of the weights</source>
        <translation>가중치의 크기</translation>
    </message>
    <message>
        <source>Gradient descent and the exact fit</source>
        <translation>경사하강법과 정확한 해</translation>
    </message>
    <message>
        <source>Three costs over updates</source>
        <translation>갱신에 따른 세 cost</translation>
    </message>
    <message>
        <source>Two classes and the boundary</source>
        <translation>두 범주와 경계</translation>
    </message>
    <message>
        <source>Valleys</source>
        <translation>골짜기</translation>
    </message>
    <message>
        <source>Lines through the rows</source>
        <translation>데이터와 직선</translation>
    </message>
    <message>
        <source>Coefficients and a new row</source>
        <translation>계수와 새 행</translation>
    </message>
    <message>
        <source>Cloud of the slide</source>
        <translation>강의 표의 점구름</translation>
    </message>
    <message>
        <source>Batches arriving</source>
        <translation>들어오는 배치</translation>
    </message>
    <message>
        <source>Accuracy over updates</source>
        <translation>갱신에 따른 정확도</translation>
    </message>
    <message>
        <source>Cost of batches and of the whole</source>
        <translation>배치와 전체의 cost</translation>
    </message>
    <message>
        <source>Weights as images</source>
        <translation>가중치 그림</translation>
    </message>
    <message>
        <source>Angle of the glance</source>
        <translation>배치 기울기의 각도</translation>
    </message>
    <message>
        <source>Still wrong</source>
        <translation>아직 틀린 그림</translation>
    </message>
</context>
<context>
    <name>ViewFrame</name>
    <message>
        <source>Show another view here</source>
        <translation>이 자리에 다른 보기를 엽니다</translation>
    </message>
    <message>
        <source>Back to all views</source>
        <translation>모든 보기로 돌아가기</translation>
    </message>
    <message>
        <source>Enlarge this view</source>
        <translation>이 보기를 크게</translation>
    </message>
</context>
<context>
    <name>WalkTransport</name>
    <message>
        <source>One step</source>
        <translation>한 단계</translation>
    </message>
    <message>
        <source>Ten steps</source>
        <translation>열 단계</translation>
    </message>
    <message>
        <source>A hundred steps</source>
        <translation>백 단계</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>한 단계 뒤로</translation>
    </message>
    <message>
        <source>Steps made, of all steps</source>
        <translation>지나온 단계 / 전체 단계</translation>
    </message>
    <message>
        <source>One back</source>
        <translation>한 단계 뒤로</translation>
    </message>
    <message>
        <source>Ten back</source>
        <translation>열 단계 뒤로</translation>
    </message>
    <message>
        <source>A hundred back</source>
        <translation>백 단계 뒤로</translation>
    </message>
    <message>
        <source>To the last step</source>
        <translation>마지막 단계까지</translation>
    </message>
    <message>
        <source>To the first step</source>
        <translation>첫 단계로</translation>
    </message>
    <message>
        <source>Steps per second</source>
        <translation>1초에 가는 단계 수</translation>
    </message>
    <message>
        <source>usual pace</source>
        <translation>보통 빠르기</translation>
    </message>
</context>
<context>
    <name>WeightCurvesPanel</name>
    <message>
        <source>click a curve: both start there · → next step (dashed: enlarged)</source>
        <translation>곡선을 클릭: 둘 다 거기서 시작 · → 다음 걸음(점선: 늘려 그림)</translation>
    </message>
    <message>
        <source>click: both start there</source>
        <translation>클릭: 둘 다 거기서 시작</translation>
    </message>
    <message>
        <source>Costs over the weight</source>
        <translation>가중치에 대한 두 cost</translation>
    </message>
    <message>
        <source>Arrow keys move a line across the curves, Enter starts there.</source>
        <translation>화살표 키로 세로줄을 옮기고 Enter를 누르면 거기서 시작합니다.</translation>
    </message>
</context>
<context>
    <name>WeightImagesPanel</name>
    <message>
        <source>weight of row {row}, column {column} for {name}: {name_of} = {value}</source>
        <translation>{name}에 대한 {row}행 {column}열의 가중치: {name_of} = {value}</translation>
    </message>
    <message>
        <source>blue +: ink there raises the score, orange −: it lowers it; strongest at ±{limit}</source>
        <translation>파랑 +: 잉크가 있으면 점수가 커짐, 주황 −: 작아짐, 가장 진한 색 ±{limit}</translation>
    </message>
    <message>
        <source>blue + raises, orange − lowers; ±{limit}</source>
        <translation>파랑 + 커짐, 주황 − 작아짐, ±{limit}</translation>
    </message>
    <message>
        <source>Weights of each class as pictures; arrow keys go from pixel to pixel</source>
        <translation>범주마다의 가중치 그림, 화살표 키로 화소를 옮겨 다닙니다</translation>
    </message>
</context>
<context>
    <name>WeightNormPanel</name>
    <message>
        <source>updates</source>
        <translation>갱신 횟수</translation>
    </message>
    <message>
        <source>Length of the weights over the updates</source>
        <translation>갱신에 따른 가중치의 길이</translation>
    </message>
    <message>
        <source>length of the weights ‖W‖ = √Σw² = {norm}</source>
        <translation>가중치의 길이 ‖W‖ = √Σw² = {norm}</translation>
    </message>
</context>
<context>
    <name>WeightPlot</name>
    <message>
        <source>w = {w}    cost {cost}    slope {slope}</source>
        <translation>w = {w}    cost {cost}    기울기 {slope}</translation>
    </message>
    <message>
        <source>w {w}  cost {cost}  slope {slope}</source>
        <translation>w {w}  cost {cost}  기울기 {slope}</translation>
    </message>
    <message>
        <source>w {w}  slope {slope}</source>
        <translation>w {w}  기울기 {slope}</translation>
    </message>
    <message>
        <source>★ lowest: w = {w}, cost {cost}</source>
        <translation>★ 최저점 w = {w}, cost {cost}</translation>
    </message>
    <message>
        <source>○ local minimum: w = {w}, cost {cost}</source>
        <translation>○ 국소 최소 w = {w}, cost {cost}</translation>
    </message>
    <message>
        <source>○ local minimum w = {w}</source>
        <translation>○ 국소 최소 w = {w}</translation>
    </message>
</context>
<context>
    <name>WrongPanel</name>
    <message>
        <source>No rows are kept for the test</source>
        <translation>시험용으로 떼어 둔 행이 없습니다</translation>
    </message>
    <message>
        <source>{count} of {tested} test images wrong, accuracy {share} %</source>
        <translation>시험 그림 {tested}장 중 {count}장 틀림, 정확도 {share} %</translation>
    </message>
    <message>
        <source>{count} of {tested} wrong</source>
        <translation>{tested}장 중 {count}장 틀림</translation>
    </message>
    <message>
        <source>test image {row}: label {label}, called {called}, probability of the label {right}</source>
        <translation>시험 {row}번 그림: 정답 {label}, 예측 {called}, 정답의 확률 {right}</translation>
    </message>
    <message>
        <source>{label} → {called}, p {right}</source>
        <translation>{label} → {called}, p {right}</translation>
    </message>
    <message>
        <source>Test images called wrong; arrow keys choose one</source>
        <translation>틀린 시험 그림, 화살표 키로 고릅니다</translation>
    </message>
</context>
<context>
    <name>_Chip</name>
    <message>
        <source>Bring this run back, exactly</source>
        <translation>이 실행을 그대로 되살리기</translation>
    </message>
    <message>
        <source>Let this run go</source>
        <translation>이 실행 지우기</translation>
    </message>
</context>
</TS>
